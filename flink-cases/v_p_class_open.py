import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


from pyflink.table.udf import ScalarFunction


class Scale(ScalarFunction):
    def open(self, ctx):
        self.k = int(ctx.get_job_parameter('k', '1'))
        self.batches = 0

    def eval(self, v):
        self.batches += 1
        return v * self.k + self.batches * 1000


f = udf(Scale(), result_type='BIGINT', func_type='pandas')
