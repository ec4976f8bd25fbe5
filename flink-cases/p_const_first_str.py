import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction


f = udf(lambda c, v: v.astype(str) + c, result_type=DataTypes.STRING(), func_type='pandas')
