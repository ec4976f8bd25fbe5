from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type=DataTypes.DECIMAL(39, 2))
def f(v):
    return None
