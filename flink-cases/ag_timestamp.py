from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

import datetime

class A(AggregateFunction):
    def create_accumulator(self):
        return [None]

    def accumulate(self, acc, v):
        acc[0] = v if acc[0] is None or v > acc[0] else acc[0]

    def get_value(self, acc):
        return acc[0]


f = udaf(A(), result_type='TIMESTAMP(3)', accumulator_type='ARRAY<BIGINT>')
