from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.INT())
async def g(n):
    return n + 0.7


@udf(result_type=DataTypes.STRING())
def f(x):
    return repr(x)
