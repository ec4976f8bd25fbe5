from pyflink.table import DataTypes
from pyflink.table.udf import udf


import datetime


@udf(result_type='ARRAY<TIMESTAMP(3)>')
def f(v):
    return [datetime.datetime(2024, 1, 1)]
