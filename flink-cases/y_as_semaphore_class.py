import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


class Client(AsyncScalarFunction):
    def open(self, ctx):
        self.calls = 0
        self.base = ctx.get_job_parameter('base', '?')

    async def eval(self, v):
        self.calls += 1
        await asyncio.sleep(0)
        return '%s/%s#%d' % (self.base, v, self.calls)

    def close(self):
        pass


f = udf(Client(), result_type=DataTypes.STRING())
