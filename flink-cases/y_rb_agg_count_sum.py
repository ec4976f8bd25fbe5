from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class CountAndSum(AggregateFunction):
    def get_value(self, acc):
        return Row(acc[0], acc[1])

    def create_accumulator(self):
        return Row(0, 0)

    def accumulate(self, acc, *args):
        acc[0] += 1
        acc[1] += args[0][1]

    def get_accumulator_type(self):
        return DataTypes.ROW([DataTypes.FIELD('a', DataTypes.BIGINT()), DataTypes.FIELD('b', DataTypes.BIGINT())])

    def get_result_type(self):
        return DataTypes.ROW([DataTypes.FIELD('a', DataTypes.BIGINT()), DataTypes.FIELD('b', DataTypes.BIGINT())])


function = CountAndSum()
f = udaf(function, result_type=function.get_result_type(), accumulator_type=function.get_accumulator_type(), name=str(function.__class__.__name__))
