from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ROW<r STRING, t STRING>')
def f(row):
    return Row(repr(row), type(row).__name__)
