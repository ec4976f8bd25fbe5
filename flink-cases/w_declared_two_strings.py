from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(input_types=['BIGINT', 'STRING'], result_type='STRING')
def f(a, b):
    return '%s %s' % (a, b)
