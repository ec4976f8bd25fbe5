import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


@udf(result_type='ROW<q BIGINT, r DOUBLE>', func_type='pandas')
def f(a, b):
    return pd.concat([a // b, a / b], axis=1)
