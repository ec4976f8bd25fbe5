from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    -1,
]


@udf(result_type='BOOLEAN')
def f(v):
    return VALUES[v]
