import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def g(n):
    return n / 4


@udf(result_type=DataTypes.STRING())
def f(x):
    return repr(x)
