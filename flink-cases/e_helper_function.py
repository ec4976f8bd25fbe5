from pyflink.table import DataTypes
from pyflink.table.udf import udf


def helper(v):
    return v.missing


@udf(result_type=DataTypes.BIGINT())
def f(v):
    return helper(v)
