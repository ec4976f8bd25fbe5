from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=[DataTypes.INT(False)])
def f(n):
    for i in range(n):
        yield i
