from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    [1, 2.5],
]


@udf(result_type='ARRAY<DOUBLE>')
def f(v):
    return VALUES[v]
