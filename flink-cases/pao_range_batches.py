import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udaf(result_type=DataTypes.STRING(), func_type='pandas')
def f(v):
    return ','.join('-' if pd.isna(x) else '%d' % x for x in v)
