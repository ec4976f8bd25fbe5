from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, *args):
        acc.append(repr(args))

    def get_value(self, acc):
        return ';'.join(acc)


f = udaf(A(), result_type='STRING', accumulator_type='ARRAY<STRING>')
