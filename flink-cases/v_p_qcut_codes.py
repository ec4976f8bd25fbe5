import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


@udf(result_type='INT', func_type='pandas')
def f(v):
    return pd.Series(pd.qcut(v, 2, labels=False))
