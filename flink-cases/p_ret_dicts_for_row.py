import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.ROW([DataTypes.FIELD('x', DataTypes.BIGINT()), DataTypes.FIELD('y', DataTypes.STRING())]), func_type='pandas')
def f(v):
    return pd.Series([{'x': 1, 'y': 'a'}, {'y': 'b'}, None])
