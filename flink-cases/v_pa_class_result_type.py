import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


from pyflink.table import AggregateFunction


class M(AggregateFunction):
    def get_value(self, acc):
        return acc[0]

    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v.mean())

    def get_result_type(self):
        return DataTypes.DOUBLE()


f = udaf(M(), func_type='pandas')
