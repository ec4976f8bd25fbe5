import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



class Agg(AggregateFunction):
    def open(self, function_context):
        self.calls = 0

    def create_accumulator(self):
        return []

    def accumulate(self, accumulator, v):
        self.calls += 1
        accumulator.append(v.max())

    def get_value(self, accumulator):
        return '%s %s %d' % (type(accumulator).__name__, accumulator, self.calls)


f = udaf(Agg(), result_type=DataTypes.STRING(), func_type='pandas')
