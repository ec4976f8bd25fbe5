import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type=DataTypes.TIMESTAMP(6), func_type='pandas')
def f(v):
    return v
