import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction


f = udf(lambda: pd.Series([1]), result_type=DataTypes.BIGINT(), func_type='pandas')
