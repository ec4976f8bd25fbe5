from pyflink.table import DataTypes
from pyflink.table.udf import udf

import enum


class Colour(enum.Enum):
    RED = "red"

VALUES = [
    Colour.RED,
]


@udf(result_type='STRING')
def f(v):
    return VALUES[v]
