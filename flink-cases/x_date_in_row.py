from pyflink.table import DataTypes
from pyflink.table.udf import udf


import datetime

from pyflink.common import Row


@udf(result_type='ROW<d DATE, t TIMESTAMP(3)>')
def f(v):
    return Row(datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1))
