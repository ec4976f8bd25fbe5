import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def eval(self, v):
        return np.asarray(v) * 2


f = udf(F(), result_type='BIGINT', func_type='pandas')
