from pyflink.table import DataTypes
from pyflink.table.udf import udf


class Bad(Exception):
    pass


@udf(result_type=DataTypes.STRING())
async def f(k):
    raise Bad('no luck')
