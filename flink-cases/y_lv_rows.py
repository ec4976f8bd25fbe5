from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(ListView())

    def accumulate(self, acc, v):
        acc[0].add(Row(v or 0, 's%s' % v))

    def get_value(self, acc):
        return ';'.join('%s' % (x,) for x in acc[0])

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('l', DataTypes.LIST_VIEW(DataTypes.ROW([DataTypes.FIELD('a', DataTypes.BIGINT()), DataTypes.FIELD('b', DataTypes.STRING())])))])

    def get_result_type(self):
        return 'STRING'


f = udaf(Agg())
