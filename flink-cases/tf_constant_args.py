from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['STRING'])
def f(a, b, c):
    yield '%r %r %r' % (a, b, c)
