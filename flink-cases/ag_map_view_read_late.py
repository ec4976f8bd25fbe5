from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView(), 0)

    def accumulate(self, acc, v):
        acc[0][str(v)] = 1.5; acc[1] += 1

    def get_value(self, acc):
        return repr(list(acc[0].items())) if acc[1] > 2 else 'no'


f = udaf(A(), result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT())), DataTypes.FIELD('n', DataTypes.BIGINT())]))
