import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



class A(ScalarFunction):
    def eval(self, d):
        return d[d.b == 'x']


f = udf(A(), result_type='ROW<a BIGINT, b STRING>', func_type='pandas')
