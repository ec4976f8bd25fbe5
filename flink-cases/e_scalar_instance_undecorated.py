from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction


class F(ScalarFunction):
    def eval(self, v):
        return v


f = F()
