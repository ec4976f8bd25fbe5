from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='BIGINT')
def f(a, b):
    return a - b
