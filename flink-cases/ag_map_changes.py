from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return {}

    def accumulate(self, acc, v):
        acc[str(v)] = acc.get(str(v), 0) + 1

    def get_value(self, acc):
        return dict(acc)


f = udaf(A(), result_type='MAP<STRING, BIGINT>', accumulator_type='MAP<STRING, BIGINT>')
