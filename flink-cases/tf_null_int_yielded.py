from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT', 'BIGINT'])
def f(n):
    for i in range(n):
        yield (None if i == 1 else i), None
