from pyflink.table import DataTypes
from pyflink.table.udf import udf


def make():
    seen = {}

    def inner(v):
        seen[v] = seen.get(v, 0) + 1
        return seen[v]

    return inner


f = udf(make(), result_type='BIGINT')
