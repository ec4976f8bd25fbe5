from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row


@udf(result_type='ROW<`select` BIGINT, `two words` STRING, `a``b` INT>')
def f(v):
    return Row(v, "x", 3)
