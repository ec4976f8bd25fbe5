from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=[DataTypes.ROW([DataTypes.FIELD('x', DataTypes.INT()), DataTypes.FIELD('y', DataTypes.STRING())])])
def f(n):
    for i in range(n):
        yield Row(i, 'y%d' % i)
