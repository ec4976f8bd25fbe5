from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, row):
        acc.append(str((type(row).__name__, row.get_row_kind(), len(row), row.as_dict())))

    def get_value(self, acc):
        return Row(acc[0] if acc else '', len(acc))


f = udaf(A(), result_type='ROW<s STRING, n BIGINT>', accumulator_type='ARRAY<BIGINT>')
