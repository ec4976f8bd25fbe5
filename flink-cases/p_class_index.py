import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



class A(ScalarFunction):
    def eval(self, v):
        return pd.Index(v)


f = udf(A(), result_type=DataTypes.BIGINT(), func_type='pandas')
