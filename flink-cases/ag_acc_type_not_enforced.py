from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return {'n': 0, 's': set()}

    def accumulate(self, acc, v):
        acc['n'] += 1
        acc['s'].add(str(v))

    def get_value(self, acc):
        return '%d %s' % (acc['n'], sorted(acc['s']))

    def get_accumulator_type(self):
        return DataTypes.ARRAY(DataTypes.BIGINT())

    def get_result_type(self):
        return DataTypes.STRING()


f = udaf(Agg())
