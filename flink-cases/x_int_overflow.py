from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='INT')
def f(v):
    return v * 3000000000
