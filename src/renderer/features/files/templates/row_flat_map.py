from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=[DataTypes.STRING(), DataTypes.STRING()])
def words(row):
    """table.flat_map(words): gets the whole row, by position, and gives any number of rows."""
    for word in (row[4] or '').split():
        yield Row(row[0], word)
