from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


from dataclasses import dataclass


@dataclass
class Acc:
    n: int = 0
    total: float = 0.0


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Acc()

    def accumulate(self, acc, v):
        acc.n += 1
        acc.total += v or 0

    def get_value(self, acc):
        return str(acc)

    def get_accumulator_type(self):
        return 'ROW<n BIGINT, total DOUBLE>'

    def get_result_type(self):
        return 'STRING'


f = udaf(Agg())
