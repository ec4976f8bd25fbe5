import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction



@udf(result_type=DataTypes.TIMESTAMP(9), func_type='pandas')
def f(v):
    return v
