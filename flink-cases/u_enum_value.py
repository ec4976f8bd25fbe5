from pyflink.table import DataTypes
from pyflink.table.udf import udf


from enum import Enum, IntEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 2


@udf(result_type='INT')
def f(v):
    return Level[v]
