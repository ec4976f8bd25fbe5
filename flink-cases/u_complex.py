from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='DOUBLE')
def f(v):
    return (-1) ** 0.5
