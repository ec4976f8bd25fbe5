from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row

VALUES = [
    Row(None, None, None),
    Row(c=1.5, a=None, b="x"),
]


@udf(result_type='ROW<a BIGINT, b STRING, c DOUBLE>')
def f(v):
    return VALUES[v]
