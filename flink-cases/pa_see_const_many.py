import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



@udaf(result_type=DataTypes.STRING(), func_type='pandas')
def f(v, c1, c2, c3, c4, c5):
    return repr([(type(x).__name__, str(getattr(x, 'dtype', '')), list(x)) for x in (c1, c2, c3, c4, c5)])
