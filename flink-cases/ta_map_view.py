from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class T(TableAggregateFunction):
    def create_accumulator(self):
        return Row(MapView())

    def accumulate(self, acc, v):
        acc[0][str(v)] = (acc[0][str(v)] or 0) + 1

    def emit_value(self, acc):
        for k, n in acc[0].items():
            yield Row(n, k)


f = udtaf(T(), result_type=DataTypes.ROW([DataTypes.FIELD('x', DataTypes.BIGINT()), DataTypes.FIELD('y', DataTypes.STRING())]), accumulator_type=DataTypes.ROW([DataTypes.FIELD('m', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT()))]))
