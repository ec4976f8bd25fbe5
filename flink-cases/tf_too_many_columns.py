from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT', 'INT'])
def f(n):
    yield n, n + 1, n + 2
