from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['bigint'])
def f(x):
    if x is not None:
        from pyflink.common import Row
        return Row(x)
