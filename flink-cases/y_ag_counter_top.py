from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


from collections import Counter


class Agg(AggregateFunction):
    def create_accumulator(self):
        return Counter()

    def accumulate(self, acc, v):
        acc[v] += 1

    def get_value(self, acc):
        return ','.join('%s:%d' % p for p in acc.most_common(2))

    def get_accumulator_type(self):
        return 'MAP<STRING, BIGINT>'

    def get_result_type(self):
        return 'STRING'


f = udaf(Agg())
