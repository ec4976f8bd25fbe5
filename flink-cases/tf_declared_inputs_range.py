from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(input_types=[DataTypes.BIGINT(), DataTypes.BIGINT()], result_types=DataTypes.BIGINT())
def f(x, y):
    if x == 3:
        return range(y, x + 3)
