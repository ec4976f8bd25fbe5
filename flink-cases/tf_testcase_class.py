import unittest
from pyflink.table import DataTypes
from pyflink.table.udf import udtf, TableFunction


class MultiEmit(TableFunction, unittest.TestCase):
    def open(self, function_context):
        self.counter_sum = 0

    def eval(self, x, y):
        self.counter_sum += y
        for i in range(y):
            yield x, self.counter_sum


f = udtf(MultiEmit(), result_types=[DataTypes.BIGINT(), DataTypes.BIGINT()])
