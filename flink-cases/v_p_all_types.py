import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


@udf(result_type='STRING', func_type='pandas')
def f(a, b, c, d, e, g, h, i, j, k):
    return pd.Series([' '.join(str(x.dtype) for x in (a, b, c, d, e, g, h, i, j, k))] * len(a))
