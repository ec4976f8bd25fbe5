import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


@udf(result_type='ROW<q BIGINT, r BIGINT>', func_type='pandas')
def f(a, b):
    return a // b, a % b
