from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def f(v):
    try:
        return 1 // 0
    except ZeroDivisionError:
        return [][5]
