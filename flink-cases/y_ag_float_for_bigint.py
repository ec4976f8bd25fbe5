from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return [0.0]

    def accumulate(self, acc, v):
        acc[0] += (v or 0) / 2

    def get_value(self, acc):
        return acc[0]

    def get_accumulator_type(self):
        return 'ARRAY<DOUBLE>'

    def get_result_type(self):
        return 'BIGINT'


f = udaf(Agg())
