from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(ListView())

    def accumulate(self, acc, v):
        acc[0].add(v or 0)

    def get_value(self, acc):
        return acc[0] == [1]

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('l', DataTypes.LIST_VIEW(DataTypes.BIGINT()))])

    def get_result_type(self):
        return 'BOOLEAN'


f = udaf(Agg())
