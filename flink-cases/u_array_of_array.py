from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ARRAY<ARRAY<BIGINT>>')
def f(v):
    return [sorted(x, reverse=True) for x in v]
