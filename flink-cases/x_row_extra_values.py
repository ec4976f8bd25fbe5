from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row

VALUES = [
    Row(1, "x", 3.5),
    Row(a=1, b="x", c=2),
]


@udf(result_type='ROW<a BIGINT, b STRING>')
def f(v):
    return VALUES[v]
