from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.INT())
def g(n):
    return 'text %d' % n


@udf(result_type=DataTypes.STRING())
def f(x):
    return x + '!'
