from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class T(TableAggregateFunction):
    def create_accumulator(self):
        return Row(ListView())

    def accumulate(self, acc, v):
        acc[0].add(v or 0)

    def emit_value(self, acc):
        for v in acc[0]:
            yield Row(v)


f = udtaf(T(), result_type=DataTypes.ROW([DataTypes.FIELD('x', DataTypes.BIGINT())]), accumulator_type=DataTypes.ROW([DataTypes.FIELD('l', DataTypes.LIST_VIEW(DataTypes.BIGINT()))]))
