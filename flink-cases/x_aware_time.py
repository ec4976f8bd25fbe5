from pyflink.table import DataTypes
from pyflink.table.udf import udf

import datetime

VALUES = [
    datetime.time(3, 4, 5, 678901, tzinfo=datetime.timezone.utc),
]


@udf(result_type='TIME(3)')
def f(v):
    return VALUES[v]
