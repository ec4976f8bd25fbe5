import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udf(result_type='ROW<a BIGINT, b STRING, c DOUBLE>', func_type='pandas')
def f(d):
    return d
