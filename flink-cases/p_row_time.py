import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.ROW([DataTypes.FIELD("t", DataTypes.TIME(6)), DataTypes.FIELD("u", DataTypes.TIME(0))]), func_type='pandas')
def f(v):
    return pd.DataFrame({'t': [datetime.time(1, 2, 3, 456789)], 'u': [datetime.time(1, 2, 3)]})
