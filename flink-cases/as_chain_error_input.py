from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def g(v):
    return v * 10


@udf(result_type=DataTypes.STRING())
async def f(x, y):
    raise ValueError('bad')
