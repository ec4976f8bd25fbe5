import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(a, b):
    return pd.Series([f'{a.name} {b.name} {a is b}'] * len(a))
