import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udaf(result_type=DataTypes.STRING(), func_type='pandas')
def f(v, c1):
    return '%s %s %s %s' % (type(c1).__name__, getattr(c1, 'name', None), getattr(c1, 'dtype', None), list(c1))
