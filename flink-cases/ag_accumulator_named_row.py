from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return Row(s=0, c=0)

    def accumulate(self, acc, v):
        acc['s'] += v or 0

    def get_value(self, acc):
        return acc.s


f = udaf(A(), result_type='BIGINT', accumulator_type='ROW<s BIGINT, c BIGINT>')
