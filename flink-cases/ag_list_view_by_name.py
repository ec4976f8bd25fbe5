from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class A(AggregateFunction):
    def create_accumulator(self):
        return Row(l=ListView(), n=0)

    def accumulate(self, acc, v):
        acc.l.add(v or 0); acc['n'] += 1

    def get_value(self, acc):
        return repr(list(acc['l'])) + str(acc.n)


f = udaf(A(), result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD('l', DataTypes.LIST_VIEW(DataTypes.BIGINT())), DataTypes.FIELD('n', DataTypes.BIGINT())]))
