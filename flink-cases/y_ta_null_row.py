from pyflink.common import Row
from pyflink.table import DataTypes, ListView, MapView
from pyflink.table.udf import udtaf, TableAggregateFunction


class T(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)

    def emit_value(self, acc):
        yield None
        yield Row(None)

    def get_accumulator_type(self):
        return 'ARRAY<BIGINT>'

    def get_result_type(self):
        return 'ROW<v BIGINT>'


f = udtaf(T())
