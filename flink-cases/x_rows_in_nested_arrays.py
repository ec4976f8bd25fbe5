from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row

VALUES = [
    [[Row(1), Row(2)], [Row(3)], []],
]


@udf(result_type='ARRAY<ARRAY<ROW<n BIGINT>>>')
def f(v):
    return VALUES[v]
