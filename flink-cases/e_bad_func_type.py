from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='BIGINT', func_type='vectorized')
def f(v):
    return v
