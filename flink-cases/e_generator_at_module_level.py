from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    (x for x in [1]),
]


@udf(result_type='BIGINT')
def f(v):
    return VALUES[v]
