from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView())

    def accumulate(self, acc, v):
        if v is not None:
            if v in acc[0]:
                del acc[0][v]
            else:
                acc[0].put(v, 'x%d' % v)

    def get_value(self, acc):
        return '%s %s' % (acc[0].is_empty(), ','.join(sorted(acc[0].values())))

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.BIGINT(), DataTypes.STRING()))])

    def get_result_type(self):
        return DataTypes.STRING()


f = udaf(Agg())
