from pyflink.common import Row
from pyflink.table import DataTypes, ListView, MapView
from pyflink.table.udf import udtaf, TableAggregateFunction


from collections import Counter


class T(TableAggregateFunction):
    def create_accumulator(self):
        return Counter()

    def accumulate(self, acc, v):
        acc[v] += 1

    def emit_value(self, acc):
        yield from sorted(acc.items())

    def get_accumulator_type(self):
        return 'ARRAY<BIGINT>'

    def get_result_type(self):
        return 'ROW<w STRING, n BIGINT>'


f = udtaf(T())
