import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


@udf(result_type=DataTypes.BIGINT())
def g(v):
    return v / 2


@udaf(result_type=DataTypes.DOUBLE(), func_type='pandas')
def f(x):
    return float(x.sum())
