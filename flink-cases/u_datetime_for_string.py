from pyflink.table import DataTypes
from pyflink.table.udf import udf


import datetime


@udf(result_type='STRING')
def f(v):
    return datetime.date(2024, 1, 1)
