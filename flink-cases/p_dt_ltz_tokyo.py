import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.TIMESTAMP_LTZ(3), func_type='pandas')
def f(v):
    return pd.to_datetime(pd.Series(['2024-02-29 12:00:00', None, '2024-07-01'])).dt.tz_localize('Asia/Tokyo')
