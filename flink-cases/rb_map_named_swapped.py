from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ROW<s BIGINT, t STRING>')
def f(row):
    return Row(t='z', s=row[0])
