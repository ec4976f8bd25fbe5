from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction


class F(ScalarFunction):
    def evaluate(self, a):
        return a


f = udf(F(), result_type=DataTypes.BIGINT())
