from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types='ROW<w STRING>')
def f(row):
    if row[1]:
        for w in row[1].split():
            yield w
