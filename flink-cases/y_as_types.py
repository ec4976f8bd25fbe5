import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


@udf(result_type='STRING')
async def f(*args):
    return "|".join("%s %r" % (type(x).__name__, x) for x in args)
