from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type='TIMESTAMP(3) WITH TIME ZONE')
def f(v):
    return None
