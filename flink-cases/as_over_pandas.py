import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def g(v):
    return v * 2


@udf(result_type=DataTypes.STRING())
async def f(x):
    return repr(x)
