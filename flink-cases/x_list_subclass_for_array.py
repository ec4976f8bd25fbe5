from pyflink.table import DataTypes
from pyflink.table.udf import udf

class Numbers(list):
    pass

VALUES = [
    Numbers([1, 2]),
]


@udf(result_type='ARRAY<BIGINT>')
def f(v):
    return VALUES[v]
