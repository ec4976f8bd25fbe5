from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.DOUBLE())
def fahrenheit(celsius):
    """The argument may be None: NULL reaches a function."""
    if celsius is None:
        return None
    return celsius * 9 / 5 + 32
