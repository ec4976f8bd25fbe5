import os
from pyflink.table import DataTypes
from pyflink.table.udf import udf

n = 0


@udf(result_type=DataTypes.STRING())
async def f(k):
    global n
    n += 1
    raise ValueError('call %d' % n)
