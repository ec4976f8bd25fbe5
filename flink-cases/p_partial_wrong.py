import datetime
import decimal

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction

import functools


def add(n, v):
    return 1


f = udf(functools.partial(add, 3), result_type=DataTypes.BIGINT(), func_type='pandas')
