from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='STRING')
def f(v):
    return repr(v)


@udf(result_type='BIGINT')
def g(v):
    return v / 2
