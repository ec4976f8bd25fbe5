from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT'])
def f(n):
    return (i * 10 for i in range(n))
