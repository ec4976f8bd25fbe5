from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def open(self, function_context):
        self.scale = int(function_context.get_job_parameter('scale', '2'))
        self.seen = 0

    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        self.seen += 1
        acc[0] += (v or 0) * self.scale

    def get_value(self, acc):
        return Row(acc[0], self.seen)


f = udaf(A(), result_type='ROW<s BIGINT, seen BIGINT>', accumulator_type='ARRAY<BIGINT>')
