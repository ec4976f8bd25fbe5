from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView(), 0)

    def accumulate(self, acc, v):
        acc[0][v] = (acc[0][v] or 0) + 1
        acc[1] += 1

    def get_value(self, acc):
        return '%s|%s|%s|%s' % (','.join(sorted(acc[0])), ','.join(sorted(map(str, acc[0].values()))), sorted(acc[0].items()), acc[1])

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT())), DataTypes.FIELD('n', DataTypes.BIGINT())])

    def get_result_type(self):
        return 'STRING'


f = udaf(Agg())
