from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class T(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)

    def retract(self, acc, v):
        acc.remove(v)

    def emit_value(self, acc):
        for v in acc:
            yield v


f = udtaf(T(), result_type='ROW<x BIGINT>', accumulator_type='ARRAY<BIGINT>')
