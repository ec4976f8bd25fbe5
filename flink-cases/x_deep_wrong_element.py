from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row

VALUES = [
    [Row({"k": [1, 2]}), Row({"k": [3, "x"]})],
]


@udf(result_type='ARRAY<ROW<m MAP<STRING, ARRAY<INT>>>>')
def f(v):
    return VALUES[v]
