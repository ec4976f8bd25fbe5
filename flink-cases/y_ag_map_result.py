from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return {}

    def accumulate(self, acc, v):
        acc[str(v)] = acc.get(str(v), 0) + 1

    def get_value(self, acc):
        return acc

    def get_accumulator_type(self):
        return 'MAP<STRING, BIGINT>'

    def get_result_type(self):
        return 'MAP<STRING, BIGINT>'


f = udaf(Agg())
