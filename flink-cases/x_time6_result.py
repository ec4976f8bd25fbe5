import datetime

from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udtf


@udf(result_type=DataTypes.TIME(6))
def f(v):
    return datetime.time(1, 2, 3, 456789)
