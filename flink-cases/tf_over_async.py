from pyflink.table import DataTypes
from pyflink.table.udf import udf, udtf


@udf(result_type=DataTypes.INT())
async def g(n):
    return n


@udtf(result_types=['STRING'])
def f(x):
    yield type(x).__name__
