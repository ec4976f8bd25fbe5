import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type='ROW<s STRING, n INT>', func_type='pandas')
def f(d):
    return pd.DataFrame({'s': ['%s %s' % (list(d.columns), [str(x) for x in d.dtypes])] * len(d), 'n': len(d)})
