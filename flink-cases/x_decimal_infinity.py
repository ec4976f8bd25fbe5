from pyflink.table import DataTypes
from pyflink.table.udf import udf

from decimal import Decimal

VALUES = [
    Decimal("Infinity"),
]


@udf(result_type='DECIMAL(10, 2)')
def f(v):
    return VALUES[v]
