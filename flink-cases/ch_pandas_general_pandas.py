import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def g(n):
    return n + 1


@udf(result_type=DataTypes.DOUBLE())
def h(x):
    return x / 2


@udf(result_type=DataTypes.DOUBLE(), func_type='pandas')
def f(x, k):
    return x + k
