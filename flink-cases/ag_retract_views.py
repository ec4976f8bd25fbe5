from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return Row(ListView(), MapView())

    def accumulate(self, acc, v):
        acc[0].add(v or 0)
        acc[1][v or 0] = (acc[1][v or 0] or 0) + 1

    def retract(self, acc, v):
        left = [x for x in acc[0] if x != (v or 0)]
        acc[0].clear()
        acc[0].add_all(left)
        acc[1].remove(v or 0)

    def get_value(self, acc):
        return '%s %s' % (list(acc[0]), sorted(acc[1].items()))


f = udaf(A(), result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD('l', DataTypes.LIST_VIEW(DataTypes.BIGINT())), DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.BIGINT(), DataTypes.BIGINT()))]))
