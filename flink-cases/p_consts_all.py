import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction


f = udf(lambda v, *a: pd.Series([repr(a)] * len(v)), result_type=DataTypes.STRING(), func_type='pandas')
