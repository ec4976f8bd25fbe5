from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)

    def get_value(self, acc):
        return list(acc)


f = udaf(A(), result_type='ARRAY<BIGINT>', accumulator_type='ARRAY<BIGINT>')
