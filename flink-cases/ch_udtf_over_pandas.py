import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udtf


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def g(n):
    return n * 2


@udtf(result_types=['BIGINT'])
def f(x):
    return range(x)
