import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


import os


@udf(result_type='STRING')
async def f(v):
    with open(os.path.join(os.environ['ORACLE_TMP'], 'side.txt'), 'a') as out:
        out.write('x')
    raise ValueError('always')
