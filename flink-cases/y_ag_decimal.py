from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


from decimal import Decimal


class Agg(AggregateFunction):
    def create_accumulator(self):
        return [Decimal(0)]

    def accumulate(self, acc, v):
        acc[0] += v

    def get_value(self, acc):
        return acc[0] / 3

    def get_accumulator_type(self):
        return 'DECIMAL(20, 4)'

    def get_result_type(self):
        return 'DECIMAL(20, 2)'


f = udaf(Agg())
