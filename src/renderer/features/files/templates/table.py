from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=[DataTypes.STRING(), DataTypes.INT()])
def words(note):
    """A row for each word: the word, and which one it is.

    A row without results is dropped by an inner join and kept with NULLs by a left outer join.
    """
    for number, word in enumerate((note or '').split(), start=1):
        yield word, number
