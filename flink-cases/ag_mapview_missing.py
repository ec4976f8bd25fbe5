from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView())

    def accumulate(self, acc, v):
        acc[0]['k%s' % v] = (acc[0]['k%s' % v] or 0) + 1
        acc[0].remove('nothing')

    def get_value(self, acc):
        return '%s %s %s' % (acc[0].get('zzz'), acc[0]['yyy'], sorted(acc[0].items()))

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT()))])

    def get_result_type(self):
        return DataTypes.STRING()


f = udaf(Agg())
