from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(
    result_type=DataTypes.ROW(
        [DataTypes.FIELD('city', DataTypes.STRING()), DataTypes.FIELD('fahrenheit', DataTypes.DOUBLE())]
    )
)
def in_fahrenheit(row):
    """table.map(in_fahrenheit): gets the whole row, by position, and gives the columns of another one."""
    celsius = row[2]
    return Row(row[0], None if celsius is None else celsius * 9 / 5 + 32)
