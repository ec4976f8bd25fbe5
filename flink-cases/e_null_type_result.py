from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type=DataTypes.NULL())
def f(v):
    return None
