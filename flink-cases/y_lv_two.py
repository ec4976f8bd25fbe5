from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Row(ListView(), ListView())

    def accumulate(self, acc, v):
        acc[0].add(v or 0)
        acc[1].add(str(v))

    def get_value(self, acc):
        return '%s %s' % (list(acc[0]), list(acc[1]))

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('a', DataTypes.LIST_VIEW(DataTypes.BIGINT())), DataTypes.FIELD('b', DataTypes.LIST_VIEW(DataTypes.STRING()))])

    def get_result_type(self):
        return 'STRING'


f = udaf(Agg())
