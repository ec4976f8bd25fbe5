from pyflink.table import DataTypes
from pyflink.table.udf import udf

import datetime

VALUES = [
    datetime.datetime(2024, 1, 2, 3, 4, 5, 678901),
]


@udf(result_type='TIME(3)')
def f(v):
    return VALUES[v]
