from pyflink.table import DataTypes
from pyflink.table.udf import udtf, TableFunction


class F(TableFunction):
    def open(self, ctx):
        self.c = ctx.get_metric_group().counter('n')

    def eval(self, v):
        self.c.inc(v)
        yield self.c.get_count()


f = udtf(F(), result_types=['BIGINT'])
