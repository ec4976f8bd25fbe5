import datetime

from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udtf


@udtf(result_types=[DataTypes.TIME(6)])
def f(v):
    yield datetime.time(1, 2, 3, 456789)
