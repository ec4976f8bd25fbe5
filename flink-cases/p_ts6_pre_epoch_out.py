import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.TIMESTAMP(6), func_type='pandas')
def f(v):
    return pd.Series([pd.Timestamp('1969-12-31 23:59:59.123456')])
