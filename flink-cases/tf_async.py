from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT'])
async def f(n):
    return [n]
