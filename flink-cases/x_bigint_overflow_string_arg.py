from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='BIGINT')
def f(v):
    return 2 ** 63
