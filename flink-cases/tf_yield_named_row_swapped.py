from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types='ROW<a INT, b STRING>')
def f(n):
    for i in range(n):
        yield Row(b=i, a='v%d' % i)
