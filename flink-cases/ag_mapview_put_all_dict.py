from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView())

    def accumulate(self, acc, v):
        acc[0].put_all({'a': 1})

    def get_value(self, acc):
        return 1

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT()))])

    def get_result_type(self):
        return DataTypes.BIGINT()


f = udaf(Agg())
