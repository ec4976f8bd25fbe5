from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(n=0, items=[])

    def accumulate(self, acc, v):
        acc.n += 1

    def get_value(self, acc):
        return acc.n

    def get_accumulator_type(self):
        return 'ROW<n BIGINT, items ARRAY<BIGINT>>'

    def get_result_type(self):
        return 'BIGINT'


f = udaf(Agg())
