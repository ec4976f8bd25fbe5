from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def f(v):
    raise ValueError('first line\nsecond line: x\n  third')
