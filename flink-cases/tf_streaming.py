from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT', 'STRING'])
def f(n):
    for i in range(n):
        yield i, 'x' * i
