from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        self.c = ctx.get_metric_group().counter('g')

    def eval(self, v):
        self.c.inc(None)
        return v


f = udf(F(), result_type='BIGINT')
