import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def g(v):
    return pd.Series([1.5, 2.5, 3.5], name='n', index=[5, 6, 7])


@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(v):
    return pd.Series(['%s %s %s' % (v.name, v.dtype, v.tolist())] * len(v))
