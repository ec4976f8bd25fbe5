from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ARRAY<STRING>')
def f(v):
    return (c for c in v)
