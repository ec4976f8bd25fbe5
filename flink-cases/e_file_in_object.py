from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction


class F(ScalarFunction):
    def __init__(self):
        self.source = open('/dev/null')

    def eval(self, v):
        return v


f = udf(F(), result_type=DataTypes.BIGINT())
