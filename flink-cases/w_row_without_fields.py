from pyflink.table import DataTypes
from pyflink.table.udf import udf

from pyflink.common import Row


@udf(result_type=DataTypes.ROW([]))
def f(v):
    return Row()
