from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    {7},
]


@udf(result_type='ARRAY<BIGINT>')
def f(v):
    return VALUES[v]
