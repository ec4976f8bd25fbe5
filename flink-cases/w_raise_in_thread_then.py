from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='BIGINT')
def f(v):
    if v == 2:
        raise StopIteration
    return v
