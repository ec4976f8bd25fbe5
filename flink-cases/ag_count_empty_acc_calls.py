from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView
from pyflink.table.udf import udaf


import os


class Count(AggregateFunction):
    def note(self, text):
        with open(os.path.join(os.environ['ORACLE_TMP'], 'side.txt'), 'a') as out:
            out.write(text + ' ')

    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        self.note('acc')
        acc[0] += 1

    def get_value(self, acc):
        self.note('get')
        return acc[0]

    def get_accumulator_type(self):
        return DataTypes.ARRAY(DataTypes.BIGINT())

    def get_result_type(self):
        return DataTypes.BIGINT()


f = udaf(Count())
