import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


@udf(result_type='STRING')
async def f(v):
    raise RuntimeError("HTTP %d for %s" % (503, v))
