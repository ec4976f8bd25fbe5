import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


from pyflink.common import Row


@udf(result_type='ROW<a BIGINT, b ARRAY<STRING>>')
async def f(v):
    return Row(v, [str(v)])
