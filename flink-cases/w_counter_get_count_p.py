import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        self.c = ctx.get_metric_group().counter('n')

    def eval(self, v):
        self.c.inc(len(v))
        return v + self.c.get_count()


f = udf(F(), result_type='BIGINT', func_type='pandas')
