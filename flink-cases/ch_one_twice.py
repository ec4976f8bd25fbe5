from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class C(ScalarFunction):
    def open(self, ctx):
        self.n = 0

    def eval(self, v):
        self.n += 1
        return v * 100 + self.n


f = udf(C(), result_type='BIGINT')
g = f
