from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='BIGINT')
def f(v):
    return v * 2 ** 20 * 2 ** 20 * 2 ** 20 * 2 ** 20
