from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['BIGINT', 'DOUBLE'])
def f(n):
    yield 1.9 * n, n
