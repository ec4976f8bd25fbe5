from pyflink.table import DataTypes
from pyflink.table.udf import udf

import enum
from decimal import Decimal
from fractions import Fraction

import numpy as np


class Level(enum.IntEnum):
    HIGH = 3

VALUES = [
    1.9,
    True,
    Decimal("2.7"),
    np.int32(5),
    np.float64(7.9),
    Fraction(7, 2),
    Level.HIGH,
    np.bool_(True),
]


@udf(result_type='BIGINT')
def f(v):
    return VALUES[v]
