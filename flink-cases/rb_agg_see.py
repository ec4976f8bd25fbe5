import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction


f = udaf(lambda d: ('%s %s %s' % (type(d).__name__, list(d.columns), [str(x) for x in d.dtypes]), len(d)), result_type='ROW<m STRING, n BIGINT>', func_type='pandas')
