"""How late was a flight? Two functions that look at one row at a time.

In the data a cancelled flight has no departure delay, and a diverted one departed but never arrived at its
destination: both are NULL, which Python sees as None.
"""

from __future__ import annotations

from pyflink.table import DataTypes
from pyflink.table.udf import udf

# Regional carriers turn their aircraft around faster and are allowed five minutes more.
REGIONAL = ('9E', 'EV', 'MQ', 'OO', 'YV')


@udf(result_type=DataTypes.STRING())
def delay_grade(dep_delay: int | None, arr_delay: int | None, carrier: str) -> str:
    """Grades a flight by its delays in minutes, with the tolerance of its carrier."""
    if dep_delay is None:
        return 'cancelled'
    if arr_delay is None:
        return 'diverted'
    tolerance = 20 if carrier in REGIONAL else 15
    if arr_delay <= 0:
        return 'early'
    if arr_delay <= tolerance:
        return 'on time'
    if arr_delay < dep_delay:
        return 'late, catching up'
    if arr_delay <= 4 * tolerance:
        return 'late'
    return 'very late'


@udf(result_type=DataTypes.DOUBLE())
def catch_up(dep_delay: int | None, arr_delay: int | None, air_time: int | None) -> float | None:
    """Minutes made up in an hour of flight; negative where the flight lost time on its way."""
    if dep_delay is None or arr_delay is None or air_time is None:
        return None
    return (dep_delay - arr_delay) * 60 / air_time
