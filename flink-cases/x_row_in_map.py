from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row

VALUES = [
    {"a": Row(1), "b": Row(2), "c": Row(3)},
]


@udf(result_type='MAP<STRING, ROW<n BIGINT>>')
def f(v):
    return VALUES[v]
