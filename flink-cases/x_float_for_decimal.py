from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    1.5,
]


@udf(result_type='DECIMAL(10, 2)')
def f(v):
    return VALUES[v]
