from pyflink.table import DataTypes
from pyflink.table.udf import udf

import datetime


@udf(result_type='DATE')
def f(v):
    return datetime.date(1500, 2, 28)
