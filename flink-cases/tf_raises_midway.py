from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT'])
def f(n):
    for i in range(5):
        if i == n:
            raise ValueError('stop at %d' % i)
        yield i
