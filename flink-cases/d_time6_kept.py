import datetime

from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udtf


@udf(result_type=DataTypes.STRING())
def f(v):
    return str(v)
