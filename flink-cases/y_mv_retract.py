from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView(), 0)

    def accumulate(self, acc, v):
        acc[0][v] = (acc[0][v] or 0) + 1

    def get_value(self, acc):
        return ','.join(sorted('%s%s' % p for p in acc[0].items()))

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT())), DataTypes.FIELD('n', DataTypes.BIGINT())])

    def get_result_type(self):
        return 'STRING'

    def retract(self, acc, v):
        n = acc[0][v] - 1
        if n:
            acc[0][v] = n
        else:
            acc[0].remove(v)


f = udaf(Agg())
