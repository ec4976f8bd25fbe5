from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)

    def get_value(self, acc):
        return ','.join(str(x) for x in acc)


f = udaf(A(), result_type='STRING', accumulator_type='ARRAY<BIGINT>')
