import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


@udf(result_type='DOUBLE', func_type='pandas')
def f(v):
    return v * 2


@udf(result_type='DOUBLE')
def g(v):
    return v + 0.5
