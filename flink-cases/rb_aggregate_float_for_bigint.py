from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return [0, 0]

    def accumulate(self, acc, row):
        acc[0] += row.v or 0; acc[1] += 1

    def get_value(self, acc):
        return Row(acc[0] / 2, acc[1])


f = udaf(A(), result_type='ROW<s BIGINT, n BIGINT>', accumulator_type='ARRAY<BIGINT>')
