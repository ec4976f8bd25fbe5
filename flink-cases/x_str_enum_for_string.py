from pyflink.table import DataTypes
from pyflink.table.udf import udf

import enum


class Colour(str, enum.Enum):
    RED = "red"


class Text(str):
    pass

VALUES = [
    Colour.RED,
    Text("abc"),
]


@udf(result_type='STRING')
def f(v):
    return VALUES[v]
