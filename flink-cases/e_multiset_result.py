from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type='MULTISET<INT>')
def f(v):
    return None
