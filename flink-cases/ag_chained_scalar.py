from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

from pyflink.table.udf import udf


@udf(result_type='BIGINT')
def g(x):
    return None if x is None else x * 1.5


class A(AggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)

    def get_value(self, acc):
        return repr(acc)


f = udaf(A(), result_type='STRING', accumulator_type='ARRAY<BIGINT>')
