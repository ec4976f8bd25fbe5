from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT'])
def f(n):
    yield range(n)
