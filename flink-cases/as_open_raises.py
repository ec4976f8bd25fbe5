from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


class Lookup(AsyncScalarFunction):
    def open(self, function_context):
        raise RuntimeError('no connection')

    async def eval(self, k):
        return k


f = udf(Lookup(), result_type=DataTypes.STRING())
