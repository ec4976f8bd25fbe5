from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class Acc:
    def __init__(self):
        self.n = 0


class A(AggregateFunction):
    def create_accumulator(self):
        return Acc()

    def accumulate(self, acc, v):
        acc.n += v or 0

    def get_value(self, acc):
        return acc.n


f = udaf(A(), result_type='BIGINT', accumulator_type='BIGINT')
