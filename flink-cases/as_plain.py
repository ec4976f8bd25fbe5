import asyncio
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
async def f(k):
    await asyncio.sleep(0.01)
    return 'got %s' % k
