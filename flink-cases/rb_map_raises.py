from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ROW<s BIGINT>')
def f(row):
    return Row(row[0] + len(row[1]))
