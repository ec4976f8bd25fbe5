from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ARRAY<MAP<STRING, BIGINT>>')
def f(v):
    return [dict(x) for x in v]
