from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row

VALUES = [
    Row(1, Row(x="a", z=2)),
]


@udf(result_type='ROW<a BIGINT, r ROW<x STRING, y BIGINT>>')
def f(v):
    return VALUES[v]
