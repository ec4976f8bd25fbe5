from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class A(AggregateFunction):
    def create_accumulator(self):
        return ['']

    def accumulate(self, acc, a, *v):
        acc[0] = '|'.join('%s:%r' % (type(x).__name__, x) for x in v)

    def get_value(self, acc):
        return acc[0]

    def get_accumulator_type(self):
        return 'ARRAY<STRING>'

    def get_result_type(self):
        return 'STRING'


f = udaf(A())
