from pyflink.table import DataTypes
from pyflink.table.udf import udf

from decimal import Decimal

VALUES = [
    Decimal("-0"),
    Decimal("1E+3"),
    Decimal("1e-10"),
    Decimal("0.0005"),
    Decimal("0.0015"),
    Decimal("-2.0005"),
    Decimal("9999999.999"),
]


@udf(result_type='DECIMAL(10, 3)')
def f(v):
    return VALUES[v]
