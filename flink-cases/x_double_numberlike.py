from pyflink.table import DataTypes
from pyflink.table.udf import udf

from decimal import Decimal
from fractions import Fraction

import numpy as np

VALUES = [
    1,
    True,
    np.float32(0.1),
    Decimal("1.5"),
    Fraction(1, 4),
    np.int64(3),
]


@udf(result_type='DOUBLE')
def f(v):
    return VALUES[v]
