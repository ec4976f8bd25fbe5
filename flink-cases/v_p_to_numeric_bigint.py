import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


@udf(result_type='BIGINT', func_type='pandas')
def f(v):
    return pd.to_numeric(v, errors='coerce')
