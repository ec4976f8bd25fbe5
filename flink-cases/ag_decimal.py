from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

from decimal import Decimal

class A(AggregateFunction):
    def create_accumulator(self):
        return [Decimal('0')]

    def accumulate(self, acc, v):
        acc[0] += Decimal(v or 0) / 3

    def get_value(self, acc):
        return acc[0]


f = udaf(A(), result_type='DECIMAL(10, 2)', accumulator_type='ARRAY<BIGINT>')
