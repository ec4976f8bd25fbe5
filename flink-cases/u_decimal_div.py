from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='DECIMAL(20, 10)')
def f(a, b):
    return a / b
