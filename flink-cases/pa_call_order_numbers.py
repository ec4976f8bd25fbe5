import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



class Count(AggregateFunction):
    def open(self, function_context):
        self.calls = 0

    def create_accumulator(self):
        return []

    def accumulate(self, accumulator, v):
        self.calls += 1

    def get_value(self, accumulator):
        return self.calls


f = udaf(Count(), result_type=DataTypes.BIGINT(), func_type='pandas')
