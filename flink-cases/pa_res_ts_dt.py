import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udaf(result_type=DataTypes.TIMESTAMP(3), func_type='pandas')
def f(v):
    return datetime.datetime(2024, 2, 29, 12, 0, 0, 123456)
