from pyflink.table import DataTypes
from pyflink.table.udf import udf


import os

from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        self.c = ctx.get_metric_group().counter('n')

    def eval(self, v):
        self.c.inc(v)
        return v

    def close(self):
        with open(os.path.join(os.environ['ORACLE_TMP'], 'side.txt'), 'a') as out:
            out.write('%s' % self.c.get_count())


f = udf(F(), result_type='BIGINT')
