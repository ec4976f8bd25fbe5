from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction

calls = []
total = 0


class Count(ScalarFunction):
    shared = 0

    def open(self, function_context):
        self.n = 0

    def eval(self, x):
        global total
        total += 1
        self.n += 1
        Count.shared += 1
        calls.append(1)
        return '%s [n=%d total=%d calls=%d shared=%d]' % (x, self.n, total, len(calls), Count.shared)


g = udf(Count(), result_type=DataTypes.STRING())
f = udf(lambda x: x, result_type=DataTypes.STRING())
