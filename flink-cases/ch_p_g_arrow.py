import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.ARRAY(DataTypes.INT()))
def g(v):
    return [1, v]


@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(v):
    return pd.Series(['%s %s' % (v.dtype, v.tolist())] * len(v))
