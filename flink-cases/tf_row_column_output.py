from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=[DataTypes.ROW([DataTypes.FIELD('x', DataTypes.INT()), DataTypes.FIELD('y', DataTypes.STRING())]), DataTypes.INT()])
def f(n):
    for i in range(n):
        yield Row(x=i, y='y%d' % i), n
