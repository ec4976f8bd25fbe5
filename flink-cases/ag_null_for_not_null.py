from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        acc[0] += v or 0

    def get_value(self, acc):
        return None


f = udaf(A(), result_type='BIGINT NOT NULL', accumulator_type='ARRAY<BIGINT>')
