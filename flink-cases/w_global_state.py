from pyflink.table import DataTypes
from pyflink.table.udf import udf


counter = 100


@udf(result_type=DataTypes.BIGINT())
def f(v):
    global counter
    counter += v
    return counter


counter = 1000
