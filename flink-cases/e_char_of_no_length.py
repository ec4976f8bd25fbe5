from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type=DataTypes.CHAR(0))
def f(v):
    return None
