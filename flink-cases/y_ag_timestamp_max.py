from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return [None]

    def accumulate(self, acc, v):
        if acc[0] is None or v > acc[0]:
            acc[0] = v

    def get_value(self, acc):
        return acc[0]

    def get_accumulator_type(self):
        return 'ARRAY<TIMESTAMP(3)>'

    def get_result_type(self):
        return 'TIMESTAMP(3)'


f = udaf(Agg())
