from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT'])
def f(k):
    return range(k)
