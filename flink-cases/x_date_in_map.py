from pyflink.table import DataTypes
from pyflink.table.udf import udf

import datetime

VALUES = [
    {"d": datetime.date(2024, 2, 29)},
]


@udf(result_type='MAP<STRING, DATE>')
def f(v):
    return VALUES[v]
