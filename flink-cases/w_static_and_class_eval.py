from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction


class Twice(ScalarFunction):
    @staticmethod
    def eval(v):
        return v * 2


f = udf(Twice(), result_type=DataTypes.BIGINT())
