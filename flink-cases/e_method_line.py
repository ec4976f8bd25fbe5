from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction


class F(ScalarFunction):
    def eval(self, v):
        return self.check(v)

    def check(self, v):
        if v > 1:
            raise PermissionError(13, 'Permission denied', 'x.txt')
        return v


f = udf(F(), result_type=DataTypes.BIGINT())
