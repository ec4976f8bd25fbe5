from pyflink.table import DataTypes
from pyflink.table.udf import udf, udtf


@udf(result_type=DataTypes.INT())
def g(n):
    return n / 2


@udtf(result_types=['STRING'])
def f(x):
    yield repr(x)
