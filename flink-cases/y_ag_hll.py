from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


import hashlib


class Agg(AggregateFunction):
    def create_accumulator(self):
        return [0] * 16

    def accumulate(self, acc, v):
        h = int(hashlib.md5(str(v).encode()).hexdigest(), 16)
        i, rest = h % 16, h // 16 % 2 ** 28
        acc[i] = max(acc[i], 28 - rest.bit_length() + 1)

    def get_value(self, acc):
        return sum(2.0 ** -x for x in acc)

    def get_accumulator_type(self):
        return 'ARRAY<INT>'

    def get_result_type(self):
        return 'DOUBLE'


f = udaf(Agg())
