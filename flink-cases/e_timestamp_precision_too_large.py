from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type=DataTypes.TIMESTAMP(10))
def f(v):
    return None
