import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf, AggregateFunction


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def g(v):
    return v * 2


class Sum(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        acc[0] += v

    def get_value(self, acc):
        return acc[0]


f = udaf(Sum(), result_type=DataTypes.BIGINT(), accumulator_type=DataTypes.ARRAY(DataTypes.BIGINT()))
