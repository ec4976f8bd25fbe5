import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction



class Add:
    def __call__(self, v):
        return 1


f = udf(Add(), result_type=DataTypes.BIGINT(), func_type='pandas')
