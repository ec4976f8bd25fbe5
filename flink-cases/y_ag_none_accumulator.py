from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


class Agg(AggregateFunction):
    def create_accumulator(self):
        return None

    def accumulate(self, acc, v):
        pass

    def get_value(self, acc):
        return acc

    def get_accumulator_type(self):
        return 'BIGINT'

    def get_result_type(self):
        return 'BIGINT'


f = udaf(Agg())
