from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction


class Next(ScalarFunction):
    def open(self, function_context):
        self.n = 0

    def eval(self, x):
        self.n += 1
        return self.n


g = udf(Next(), result_type=DataTypes.BIGINT(), deterministic=False)


@udf(result_type=DataTypes.STRING())
def f(a, b):
    return '%s %s' % (a, b)
