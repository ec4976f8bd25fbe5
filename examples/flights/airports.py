"""A lookup that waits: while one row is with the service, Flink starts others."""

from __future__ import annotations

import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import AsyncScalarFunction, FunctionContext, udf

CITIES = {
    'ATL': 'Atlanta',
    'BOS': 'Boston',
    'CLT': 'Charlotte',
    'DCA': 'Washington',
    'DEN': 'Denver',
    'DFW': 'Dallas',
    'FLL': 'Fort Lauderdale',
    'IAH': 'Houston',
    'LAS': 'Las Vegas',
    'LAX': 'Los Angeles',
    'MCO': 'Orlando',
    'MIA': 'Miami',
    'MSP': 'Minneapolis',
    'ORD': 'Chicago',
    'SEA': 'Seattle',
    'SFO': 'San Francisco',
    'SJU': 'San Juan',
    'TPA': 'Tampa',
}


class AirportService:
    """Stands for a service on the network: an answer takes five milliseconds, and it does not know every airport."""

    async def city_of(self, code: str) -> str | None:
        await asyncio.sleep(0.005)
        return CITIES.get(code)


class DestinationCity(AsyncScalarFunction):
    """The city of an airport, asked for once each."""

    def open(self, function_context: FunctionContext) -> None:
        self.service = AirportService()
        self.known: dict[str, str | None] = {}

    async def eval(self, dest: str) -> str | None:
        if dest not in self.known:
            self.known[dest] = await self.service.city_of(dest)
        return self.known[dest]


destination_city = udf(DestinationCity(), result_type=DataTypes.STRING())
