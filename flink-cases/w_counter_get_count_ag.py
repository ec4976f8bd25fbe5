from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class A(AggregateFunction):
    def open(self, ctx):
        self.c = ctx.get_metric_group().counter('n')

    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        self.c.inc()

    def get_value(self, acc):
        return self.c.get_count()

    def get_accumulator_type(self):
        return 'ARRAY<BIGINT>'

    def get_result_type(self):
        return 'BIGINT'


f = udaf(A())
