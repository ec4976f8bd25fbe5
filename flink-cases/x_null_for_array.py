from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    None,
]


@udf(result_type='ARRAY<BIGINT>')
def f(v):
    return VALUES[v]
