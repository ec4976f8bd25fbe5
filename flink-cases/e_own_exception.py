from pyflink.table import DataTypes
from pyflink.table.udf import udf


class TooBig(Exception):
    def __init__(self, v, limit):
        super().__init__('%d is over %d' % (v, limit))


@udf(result_type=DataTypes.BIGINT())
def f(v):
    if v > 2:
        raise TooBig(v, 2)
    return v
