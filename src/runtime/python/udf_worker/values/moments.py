"""DATE, TIME, TIMESTAMP and TIMESTAMP_LTZ as arguments, by calls that loop in C wherever the values allow it."""

from __future__ import annotations

import datetime
import operator
import sys
from collections.abc import Iterator
from itertools import repeat
from typing import Any, Callable

from udf_worker.values.bits import null_flags
from udf_worker.values.layout import UNITS_PER_SECOND, TypeJson, array_code, time_unit
from udf_worker.values.notes import Notes
from udf_worker.values.reading import Open, Read, Rules, Taken, converted, null_rows, nullable
from udf_worker.values.session_zone import session_zone

EPOCH = datetime.datetime(1970, 1, 1)
EPOCH_ORDINAL = EPOCH.toordinal()
MICROS_PER_SECOND = 1_000_000
MICROS_OF_INT32_SECONDS = (1 << 31) * MICROS_PER_SECOND
WRAPPED_NOTE = (
    "Flink 2.3's process mode reads the seconds of a timestamp as 32 bits: values after 2038-01-19T03:14:07 or before"
    ' 1901-12-13T20:45:52 wrap around. Thread mode is right.'
)
LTZ_NOTE = (
    "Flink 2.3's process mode gives a TIMESTAMP_LTZ the UTC wall clock labelled with the session's time zone, another"
    ' moment than the one in the data. Returned as it is, it becomes the right one again.'
)

# Twice as fast as adding a timedelta, but deprecated from 3.12 on, where every call warns: so it is taken by name.
UTC_MOMENT: Callable[[Any], Any] | None = (
    None if sys.version_info >= (3, 12) else operator.attrgetter('utcfromtimestamp')(datetime.datetime)
)

Convert = Callable[[list[Any]], Taken]


def date_opener(refusal: Callable[[], Exception] | None) -> Open:
    dates = Dates()

    def convert(days: list[Any]) -> Taken:
        return converted(dates.__getitem__, days)

    return number_opener('i', convert, refusal)


def time_opener(data_type: TypeJson, refusal: Callable[[], Exception] | None) -> Open:
    """Milliseconds of the day: Flink has no more of any TIME."""
    to_micros = scaled(UNITS_PER_SECOND[time_unit(data_type)])

    def convert(units: list[Any]) -> Taken:
        micros = map(operator.sub, to_micros(units), map(operator.mod, to_micros(units), repeat(1000)))
        return Taken(list(map(datetime.datetime.time, moments_of(micros))))

    return number_opener(array_code(data_type), convert, refusal)


def timestamp_opener(data_type: TypeJson, rules: Rules) -> Open:
    to_micros = scaled(UNITS_PER_SECOND[time_unit(data_type)])
    zoned = data_type['kind'] == 'TIMESTAMP_LTZ' and not rules.thread
    localize = session_zone(rules.zone).localize if zoned else None
    one = exact_moment if rules.thread else wrapping_moment(rules.notes)

    def convert(units: list[Any]) -> Taken:
        micros = to_micros(units)
        recent = recent_moments(micros)
        taken = converted(one, micros) if recent is None else Taken(recent)
        if localize is None:
            return taken
        if rules.zone not in UTC_NAMES:
            rules.notes.add(LTZ_NOTE)
        return Taken(list(map(localize, taken.values)), taken.problem)

    return number_opener('q', convert, None)


UTC_NAMES = frozenset(('UTC', 'GMT', 'Etc/UTC', 'Etc/GMT', 'Z'))


def number_opener(code: str, convert: Convert, refusal: Callable[[], Exception] | None) -> Open:
    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        units = next(buffers).cast(code)

        def read(first: int, end: int) -> Taken:
            raw = units[first:end].tolist()
            # What lies under NULL means nothing.
            for row in null_rows(flags, first, end):
                raw[row] = 0
            return convert(raw)

        return nullable(read, flags, refusal)

    return open_column


def scaled(per_second: int) -> Callable[[list[Any]], list[Any]]:
    """To microseconds: nanoseconds are cut, as Flink does for Python."""
    if per_second == MICROS_PER_SECOND:
        return unchanged
    if per_second < MICROS_PER_SECOND:
        factor = MICROS_PER_SECOND // per_second
        return lambda units: list(map(operator.mul, units, repeat(factor)))
    divisor = per_second // MICROS_PER_SECOND
    return lambda units: list(map(operator.floordiv, units, repeat(divisor)))


def unchanged(units: list[Any]) -> list[Any]:
    return units


def recent_moments(micros: list[Any]) -> list[Any] | None:
    """Microseconds as datetimes where all lie between 1970 and 2038: there a float of seconds keeps the microsecond."""
    if not micros or min(micros) < 0 or max(micros) >= MICROS_OF_INT32_SECONDS:
        return None
    return moments_of(micros)


def moments_of(micros: Any) -> list[Any]:
    if UTC_MOMENT is None:
        return list(map(EPOCH.__add__, map(datetime.timedelta, repeat(0), repeat(0), micros)))
    return list(map(UTC_MOMENT, map(operator.truediv, micros, repeat(MICROS_PER_SECOND))))


def exact_moment(micros: int) -> datetime.datetime:
    return EPOCH + datetime.timedelta(0, 0, micros)


def wrapping_moment(notes: Notes) -> Callable[[int], datetime.datetime]:
    """As Flink's process mode decodes: seconds are an int32 and C divides toward zero.

    So 2038-01-19T03:14:08 becomes 1901-12-13T20:45:52, and a time before 1970 with a fraction raises ValueError.
    """

    def convert(micros: int) -> datetime.datetime:
        if 0 <= micros < MICROS_OF_INT32_SECONDS:
            return exact_moment(micros)
        millis, micros_of_milli = divmod(micros, 1000)
        seconds = -(-millis // 1000) if millis < 0 else millis // 1000
        fraction = (millis - seconds * 1000) * 1000 + micros_of_milli
        wrapped = (seconds + (1 << 31)) % (1 << 32) - (1 << 31)
        if wrapped != seconds:
            notes.add(WRAPPED_NOTE)
        return (EPOCH + datetime.timedelta(0, wrapped)).replace(microsecond=fraction)

    return convert


class Dates(dict[Any, Any]):
    """Dates by days: a column has few different ones, and looking one up is cheaper than making it."""

    LIMIT = 10_000

    def __missing__(self, days: Any) -> Any:
        if len(self) >= self.LIMIT:
            self.clear()
        value = self[days] = datetime.date.fromordinal(days + EPOCH_ORDINAL)
        return value
