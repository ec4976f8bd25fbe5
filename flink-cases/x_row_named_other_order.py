from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row

VALUES = [
    Row(b="x", a=1),
]


@udf(result_type='ROW<a BIGINT, b STRING>')
def f(v):
    return VALUES[v]
