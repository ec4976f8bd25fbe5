from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type='ROW<a INT, a INT>')
def f(v):
    return None
