from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    {None: "x"},
]


@udf(result_type='MAP<INT, STRING>')
def f(v):
    return VALUES[v]
