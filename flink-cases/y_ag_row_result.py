from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(None, None)

    def accumulate(self, acc, v):
        if v is not None:
            acc[0] = v if acc[0] is None else min(acc[0], v)
            acc[1] = v if acc[1] is None else max(acc[1], v)

    def get_value(self, acc):
        return acc

    def get_accumulator_type(self):
        return 'ROW<lo BIGINT, hi BIGINT>'

    def get_result_type(self):
        return 'ROW<lo BIGINT, hi BIGINT>'


f = udaf(Agg())
