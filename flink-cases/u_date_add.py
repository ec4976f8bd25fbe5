from pyflink.table import DataTypes
from pyflink.table.udf import udf


from datetime import timedelta


@udf(result_type='DATE')
def f(d, n):
    return d + timedelta(days=n)
