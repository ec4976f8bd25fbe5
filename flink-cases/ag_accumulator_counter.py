from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

import collections

class A(AggregateFunction):
    def create_accumulator(self):
        return collections.Counter()

    def accumulate(self, acc, v):
        acc[v] += 1

    def get_value(self, acc):
        return max(acc.values(), default=0)


f = udaf(A(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')
