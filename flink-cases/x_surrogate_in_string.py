from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    "a\ud800b",
]


@udf(result_type='STRING')
def f(v):
    return VALUES[v]
