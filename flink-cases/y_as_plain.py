import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


@udf(result_type='BIGINT')
async def f(v):
    await asyncio.sleep(0.001)
    return None if v is None else v + 1
