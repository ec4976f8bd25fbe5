from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.common import Row


@udf(result_type='ROW<x BIGINT, y STRING>')
def f(r):
    return Row(r['a'] + 1, r['b'].upper())
