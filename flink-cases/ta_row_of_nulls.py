from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class T(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)

    def emit_value(self, acc):
        yield Row(None, None)


f = udtaf(T(), result_type='ROW<x BIGINT, y STRING>', accumulator_type='ARRAY<BIGINT>')
