from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT', 'ARRAY<INT>', 'ROW<x INT>', 'MAP<STRING, INT>', 'TIME(3)', 'FLOAT'])
def f(n):
    return None
