from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.INT())
def g(n):
    return [n]


@udf(result_type=DataTypes.INT())
def h(x):
    return x + ['h']


@udf(result_type=DataTypes.STRING())
def f(x, c):
    return repr((x, c))
