import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udaf(result_type=DataTypes.BIGINT(), func_type='pandas')
def f(v):
    return pd.NA
