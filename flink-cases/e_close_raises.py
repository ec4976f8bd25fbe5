from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction


class F(ScalarFunction):
    def eval(self, v):
        return v

    def close(self):
        raise RuntimeError('cannot close')


f = udf(F(), result_type=DataTypes.BIGINT())
