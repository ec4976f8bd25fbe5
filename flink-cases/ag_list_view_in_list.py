from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return [ListView()]

    def accumulate(self, acc, v):
        acc[0].add(v or 0)

    def get_value(self, acc):
        return str(sum(acc[0]))


f = udaf(A(), result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD('l', DataTypes.LIST_VIEW(DataTypes.BIGINT()))]))
