"""A function that makes rows: none, one or several for each row that it is given."""

from __future__ import annotations

from collections.abc import Iterator

from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=[DataTypes.STRING(), DataTypes.STRING(), DataTypes.INT()])
def route_ends(origin: str, dest: str, dep_time: int | None, arr_time: int | None) -> Iterator[tuple[str, str, int]]:
    """The ends of a flight that were reached, each with its airport and the minute of the day.

    A cancelled flight reached none and gives no row: an inner join drops it, a left outer join keeps it with NULLs.
    """
    if dep_time is not None:
        yield 'departure', origin, minute_of_day(dep_time)
    if arr_time is not None:
        yield 'arrival', dest, minute_of_day(arr_time)


def minute_of_day(clock: int) -> int:
    """517 is 5:17 in the morning."""
    return clock // 100 * 60 + clock % 100
