from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    {1: "a", 1.5: "b"},
]


@udf(result_type='MAP<BIGINT, STRING>')
def f(v):
    return VALUES[v]
