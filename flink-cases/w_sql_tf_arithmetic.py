from pyflink.table import DataTypes
from pyflink.table.udf import udtf, TableFunction


@udtf(result_types=['STRING'])
def f(a, *v):
    yield '|'.join('%s:%r' % (type(x).__name__, x) for x in v)
