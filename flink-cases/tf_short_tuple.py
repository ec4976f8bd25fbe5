from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['STRING', 'STRING'])
def f(n):
    yield ('only one',)
