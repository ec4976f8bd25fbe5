from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types='BIGINT')
def f(n):
    return range(n)
