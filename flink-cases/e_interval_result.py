from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type=DataTypes.INTERVAL(DataTypes.DAY(), DataTypes.SECOND(3)))
def f(v):
    return None
