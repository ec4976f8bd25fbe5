from pyflink.table import DataTypes
from pyflink.table.udf import udf


from collections import Counter


@udf(result_type='MAP<STRING, BIGINT>')
def f(v):
    c = Counter(v)
    return c
