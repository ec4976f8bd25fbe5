from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return Row(MapView())

    def accumulate(self, acc, v):
        acc[0].put(v, 1)

    def get_value(self, acc):
        return repr(list(acc[0].items()))


f = udaf(A(), result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.DOUBLE(), DataTypes.BIGINT()))]))
