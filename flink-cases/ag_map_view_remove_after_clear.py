from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView())

    def accumulate(self, acc, v):
        acc[0].put(str(v), 1); acc[0].clear(); acc[0].put('q', 1); acc[0].remove('1')

    def get_value(self, acc):
        return repr([list(acc[0]), acc[0].is_empty()])


f = udaf(A(), result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT()))]))
