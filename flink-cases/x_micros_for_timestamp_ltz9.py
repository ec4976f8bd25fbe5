from pyflink.table import DataTypes
from pyflink.table.udf import udf

import datetime


@udf(result_type='TIMESTAMP_LTZ(9)')
def f(v):
    return datetime.datetime(2024, 1, 2, 12, 34, 56, 789123)
