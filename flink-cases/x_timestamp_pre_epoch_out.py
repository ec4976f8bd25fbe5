from pyflink.table import DataTypes
from pyflink.table.udf import udf


import datetime


@udf(result_type='TIMESTAMP(3)')
def f(v):
    return datetime.datetime(1969, 12, 31, 23, 59, 58) + datetime.timedelta(milliseconds=v)
