from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='BIGINT')
def f():
    return 2 ** 63
