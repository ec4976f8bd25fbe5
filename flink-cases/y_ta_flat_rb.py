from pyflink.common import Row
from pyflink.table import DataTypes, ListView, MapView
from pyflink.table.udf import udtaf, TableAggregateFunction


class T(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v[1])

    def emit_value(self, acc):
        for x in acc:
            yield Row(x, 'n')

    def get_accumulator_type(self):
        return 'ARRAY<BIGINT>'

    def get_result_type(self):
        return 'ROW<v BIGINT, r STRING>'


f = udtaf(T())
