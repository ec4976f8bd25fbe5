from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='STRING')
def f(v):
    return v.encode()
