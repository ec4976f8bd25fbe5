from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return Row(ListView())

    def accumulate(self, acc, v):
        acc[0].add(v)

    def get_value(self, acc):
        return repr(list(acc[0]))


f = udaf(A(), result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD('l', DataTypes.ARRAY(DataTypes.BIGINT()))]))
