from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ROW<s BIGINT, t STRING>')
def f(row):
    return row[0], 'x'
