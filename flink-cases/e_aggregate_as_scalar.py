from pyflink.table import DataTypes
from pyflink.table.udf import udf, AggregateFunction


class F(AggregateFunction):
    def create_accumulator(self):
        return 0

    def accumulate(self, acc, v):
        pass

    def get_value(self, acc):
        return acc


f = udf(F(), result_type=DataTypes.BIGINT())
