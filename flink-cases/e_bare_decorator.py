from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf
def f(v):
    return v
