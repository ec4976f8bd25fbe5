from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        self.c = ctx.get_metric_group().distribution('g')

    def eval(self, v):
        self.c.update(1.5)
        return v


f = udf(F(), result_type='BIGINT')
