import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.BIGINT())
def g(v):
    return None if v is None else v * 2


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def h(v):
    return v + 1


@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(a, b, c):
    return pd.Series(['%s|%s|%s' % (x, y, z) for x, y, z in zip(a, b, c)])
