from pyflink.table import DataTypes
from pyflink.table.udf import udf


class Later:
    async def __call__(self, v):
        return v


f = udf(Later(), result_type=DataTypes.STRING())
