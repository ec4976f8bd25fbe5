"""A function on text, written as a class because it prepares something once: open() runs before the first row."""

from __future__ import annotations

from pyflink.table import DataTypes
from pyflink.table.udf import FunctionContext, ScalarFunction, udf

AIRLINES = {
    '9E': 'Endeavor Air',
    'AA': 'American Airlines',
    'AS': 'Alaska Airlines',
    'B6': 'JetBlue',
    'DL': 'Delta',
    'EV': 'ExpressJet',
    'F9': 'Frontier',
    'FL': 'AirTran',
    'HA': 'Hawaiian Airlines',
    'MQ': 'Envoy Air',
    'OO': 'SkyWest',
    'UA': 'United',
    'US': 'US Airways',
    'VX': 'Virgin America',
    'WN': 'Southwest',
    'YV': 'Mesa',
}


class RouteLabel(ScalarFunction):
    """Says who flew where: "United N14228 to IAH".

    The job parameter `label.width` shortens the airline's name to that many characters.
    """

    def open(self, function_context: FunctionContext) -> None:
        width = int(function_context.get_job_parameter('label.width', '24'))
        self.names = {code: name[:width].rstrip() for code, name in AIRLINES.items()}

    def eval(self, carrier: str, tailnum: str | None, dest: str) -> str:
        airline = self.names.get(carrier, carrier)
        aircraft = 'without a tail number' if tailnum is None else tailnum.strip().upper()
        return f'{airline} {aircraft} to {dest}'


route_label = udf(RouteLabel(), result_type=DataTypes.STRING())
