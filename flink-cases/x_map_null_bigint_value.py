from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    {"a": None, "b": 1},
]


@udf(result_type='MAP<STRING, BIGINT>')
def f(v):
    return VALUES[v]
