from pyflink.common import Row
from pyflink.table import DataTypes, ListView, MapView
from pyflink.table.udf import udtaf, TableAggregateFunction


class Top2(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        if v is not None:
            acc.append(v)
            acc.sort(reverse=True)
            del acc[2:]

    def emit_value(self, acc):
        return [Row(x, i) for i, x in enumerate(acc)]

    def get_accumulator_type(self):
        return DataTypes.ARRAY(DataTypes.BIGINT())

    def get_result_type(self):
        return DataTypes.ROW([DataTypes.FIELD('v', DataTypes.BIGINT()), DataTypes.FIELD('r', DataTypes.INT())])


f = udtaf(Top2())
