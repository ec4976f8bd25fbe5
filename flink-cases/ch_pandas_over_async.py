import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
async def g(v):
    return v + 0.9


@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(x):
    return x.map(repr) + str(x.dtype)
