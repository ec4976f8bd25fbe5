from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return set()

    def accumulate(self, acc, v):
        acc.add(v)

    def get_value(self, acc):
        return acc

    def get_accumulator_type(self):
        return 'ARRAY<BIGINT>'

    def get_result_type(self):
        return 'ARRAY<BIGINT>'


f = udaf(Agg())
