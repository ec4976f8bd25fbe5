from pyflink.table import DataTypes
from pyflink.table.udf import udf

import datetime

VALUES = [
    datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=5))),
    datetime.datetime(2024, 7, 1, 12),
]


@udf(result_type='TIMESTAMP_LTZ(3)')
def f(v):
    return VALUES[v]
