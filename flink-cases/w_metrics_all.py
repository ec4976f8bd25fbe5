from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        g = ctx.get_metric_group().add_group('a', 'b')
        self.c = g.counter('n')
        self.m = g.meter('m')
        self.d = g.distribution('d')
        self.total = 0
        g.gauge('g', lambda: self.total)

    def eval(self, v):
        self.c.inc()
        self.m.mark_event()
        self.d.update(v)
        self.total += v
        return self.total


f = udf(F(), result_type='BIGINT')
