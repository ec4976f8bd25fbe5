import datetime

from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udtf


@udf(result_type='ROW<t TIME(6), a ARRAY<TIME(6)>, m MAP<STRING, TIME(4)>>')
def f(v):
    return Row(datetime.time(1, 2, 3, 456789), [datetime.time(1)], {'a': datetime.time(2)})
