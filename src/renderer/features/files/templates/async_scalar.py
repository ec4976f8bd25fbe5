import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import AsyncScalarFunction, FunctionContext, udf


class RegionOf(AsyncScalarFunction):
    """Asks a slow service; while one row waits, others go on."""

    def open(self, function_context: FunctionContext) -> None:
        """Open the connection to your service here: once per slot, before the first row."""

    async def eval(self, city):
        return None if city is None else await self.ask(city)

    async def ask(self, city):
        """Put a request to your service here. Flink calls again after an exception."""
        await asyncio.sleep(0.01)
        return f'region of {city}'


region_of = udf(RegionOf(), result_type=DataTypes.STRING())
