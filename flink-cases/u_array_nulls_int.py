from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ARRAY<INT>')
def f(v):
    return [x for x in v if x is not None] + [None]
