from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView(), 0)

    def accumulate(self, acc, v):
        acc[0].put(v, acc[0].get(v, 10) + 1)

    def get_value(self, acc):
        return sum(acc[0].values())

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT())), DataTypes.FIELD('n', DataTypes.BIGINT())])

    def get_result_type(self):
        return 'BIGINT'


f = udaf(Agg())
