from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        ctx.get_metric_group().gauge('g', lambda: 1 / 0)

    def eval(self, v):
        return v


f = udf(F(), result_type='BIGINT')
