from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.common import Row


@udf(result_type='ROW<s STRING>')
def f(r):
    return Row('|'.join('%s %r' % (type(x).__name__, x) for x in r))
