from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        self.c = ctx.get_metric_group().counter('n')
        self.first = self.c.get_count()

    def eval(self, v):
        return self.first


f = udf(F(), result_type='BIGINT')
