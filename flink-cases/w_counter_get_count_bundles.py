from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        self.c = ctx.get_metric_group().counter('n')

    def eval(self, v):
        self.c.inc()
        return self.c.get_count()


f = udf(F(), result_type='BIGINT')
