from pyflink.table import DataTypes
from pyflink.table.udf import udf

import numpy as np

VALUES = [
    np.array([1, 2]),
]


@udf(result_type='ARRAY<BIGINT>')
def f(v):
    return VALUES[v]
