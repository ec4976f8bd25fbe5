from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction


class F(ScalarFunction):
    def is_deterministic(self):
        return False

    def eval(self, v):
        return v


f = udf(F(), result_type=DataTypes.BIGINT(), deterministic=True)
