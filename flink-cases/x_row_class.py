from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row

Pair = Row("a", "b")

VALUES = [
    Pair(1, "x"),
    Row(2, None),
]


@udf(result_type='ROW<a BIGINT, b STRING>')
def f(v):
    return VALUES[v]
