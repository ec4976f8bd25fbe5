import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.TIMESTAMP_LTZ(3), func_type='pandas')
def f(v):
    return pd.Series([datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.timezone.utc), None, datetime.datetime(2024, 7, 1)], dtype=object)
