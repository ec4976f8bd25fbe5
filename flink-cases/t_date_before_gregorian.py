from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='DATE')
def f(v):
    return v
