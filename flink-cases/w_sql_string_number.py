from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='STRING')
def f(*v):
    return '|'.join('%s:%r' % (type(x).__name__, x) for x in v)
