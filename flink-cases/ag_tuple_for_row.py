from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return [0, 0]

    def accumulate(self, acc, v):
        acc[0] += v or 0; acc[1] += 1

    def get_value(self, acc):
        return (acc[0], acc[1])


f = udaf(A(), result_type='ROW<s BIGINT, c INT>', accumulator_type='ARRAY<BIGINT>')
