from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row


@udf(result_type="ROW<a BIGINT 'the first', b STRING 'it''s the second'>")
def f(v):
    return Row(v, "x")
