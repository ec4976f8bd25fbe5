import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


@udf(result_type='STRING')
async def f(a, b):
    await asyncio.sleep(0)
    return "%s-%s" % (a, b)
