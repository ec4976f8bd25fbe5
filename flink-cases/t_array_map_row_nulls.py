from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ARRAY<MAP<STRING, ROW<a INT, b ARRAY<STRING>>>>')
def f(v):
    return v
