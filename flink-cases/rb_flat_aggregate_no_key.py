from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class T(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(repr(v))

    def emit_value(self, acc):
        for x in acc:
            yield Row(1, x)


f = udtaf(T(), result_type='ROW<x BIGINT, y STRING>', accumulator_type='ARRAY<BIGINT>')
