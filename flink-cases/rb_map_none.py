from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ROW<a BIGINT, b STRING>')
def f(row):
    return None if row[1] is None else row
