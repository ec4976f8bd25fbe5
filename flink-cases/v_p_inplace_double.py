import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


@udf(result_type='DOUBLE', func_type='pandas')
def f(v):
    v.iloc[0] = 100
    return v
