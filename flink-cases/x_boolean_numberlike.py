from pyflink.table import DataTypes
from pyflink.table.udf import udf

import numpy as np

VALUES = [
    2,
    0.4,
    1.5,
    np.bool_(False),
]


@udf(result_type='BOOLEAN')
def f(v):
    return VALUES[v]
