"""DATE, TIME, TIMESTAMP and TIMESTAMP_LTZ as arguments, by calls that loop in C wherever the values allow it."""

from __future__ import annotations

import datetime
import operator
import sys
from collections.abc import Iterator
from itertools import repeat
from typing import Any, Callable

from udf_worker.values.bits import null_flags, numbers
from udf_worker.values.c_loops import divide, floor_divide, remainder
from udf_worker.values.java_objects import instant, local_date, local_date_time
from udf_worker.values.julian import JULIAN_NOTE, java_date_of_days, java_timestamp
from udf_worker.values.layout import UNITS_PER_SECOND, TypeJson, array_code, time_unit
from udf_worker.values.nested_time import no_nested_time
from udf_worker.values.notes import Notes
from udf_worker.values.reading import Open, Read, Rules, Taken, converted, null_rows, nullable
from udf_worker.values.session_zone import zone_label

EPOCH = datetime.datetime(1970, 1, 1)
EPOCH_ORDINAL = EPOCH.toordinal()
MOMENT_KINDS = frozenset(('DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ'))
MICROS_PER_SECOND = 1_000_000
MICROSECOND = datetime.timedelta(microseconds=1)
MICROS_OF_INT32_SECONDS = (1 << 31) * MICROS_PER_SECOND
WRAPPED_NOTE = (
    "Flink 2.3's process mode reads the seconds of a timestamp as 32 bits: values after 2038-01-19T03:14:07 or before"
    ' 1901-12-13T20:45:52 wrap around. Thread mode is right.'
)
LTZ_NOTE = (
    "Flink 2.3's process mode gives a TIMESTAMP_LTZ the UTC wall clock labelled with the session's time zone, another"
    ' moment than the one in the data. Returned as it is, it becomes the right one again.'
)

PRE_EPOCH_HINT = (
    "Flink 2.3's process mode cannot read a timestamp before 1970 that has a fraction of a second. Thread mode can; or"
    ' CAST it to TIMESTAMP(0) before the call.'
)

# Twice as fast as adding a timedelta, but deprecated from 3.12 on, where every call warns: so it is taken by name.
UTC_MOMENT: Callable[[Any], Any] | None = (
    None if sys.version_info >= (3, 12) else operator.attrgetter('utcfromtimestamp')(datetime.datetime)
)

Convert = Callable[[list[Any]], Taken]
Refuse = Callable[[], Exception]


def moment_opener(data_type: TypeJson, rules: Rules, is_whole: bool, refusal: Refuse | None) -> Open:
    """`is_whole`: an argument of its own, not a part of one."""
    kind: str = data_type['kind']
    code = array_code(data_type)
    if rules.thread and not is_whole:
        return number_opener(code, java_objects(data_type), refusal)
    if kind == 'DATE':
        dates = Dates(rules)
        return number_opener(code, lambda days: converted(dates.__getitem__, days), refusal)
    if kind == 'TIME':
        return number_opener(code, times(data_type), refusal)
    return number_opener(code, timestamps(data_type, rules), refusal)


def times(data_type: TypeJson) -> Convert:
    """Milliseconds of the day: Flink has no more of any TIME."""
    to_micros = scaled(UNITS_PER_SECOND[time_unit(data_type)])

    def convert(units: list[Any]) -> Taken:
        micros = to_micros(units)
        whole_millis = map(operator.sub, micros, map(remainder, micros, repeat(1000)))
        return Taken(list(map(datetime.datetime.time, moments_of(whole_millis))))

    return convert


def timestamps(data_type: TypeJson, rules: Rules) -> Convert:
    to_micros = scaled(UNITS_PER_SECOND[time_unit(data_type)])
    zoned = data_type['kind'] == 'TIMESTAMP_LTZ' and not rules.thread
    label = zone_label(rules.zone) if zoned else None
    one = MOMENTS.get(rules.mode) or wrapping_moment(rules.notes)

    def convert(units: list[Any]) -> Taken:
        micros = to_micros(units)
        recent = recent_moments(micros)
        taken = converted(one, micros) if recent is None else Taken(recent)
        if label is None:
            return taken
        if rules.zone not in UTC_NAMES:
            rules.notes.add(LTZ_NOTE)
        return Taken(label(taken.values), taken.problem)

    return convert


def java_objects(data_type: TypeJson) -> Convert:
    """Inside of an ARRAY, MAP or ROW, thread mode gives objects of java.time as they are; it has no TIME there."""
    kind: str = data_type['kind']
    if kind == 'DATE':
        return lambda days: converted(lambda day: local_date(datetime.date.fromordinal(day + EPOCH_ORDINAL)), days)
    if kind == 'TIME':
        raise no_nested_time(data_type)
    to_micros = scaled(UNITS_PER_SECOND[time_unit(data_type)])
    make = instant if kind == 'TIMESTAMP_LTZ' else local_date_time
    return lambda units: converted(lambda micros: make(exact_moment(micros)), to_micros(units))


UTC_NAMES = frozenset(('UTC', 'GMT', 'Etc/UTC', 'Etc/GMT', 'Z'))


def number_opener(code: str, convert: Convert, refusal: Callable[[], Exception] | None) -> Open:
    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        units = numbers(next(buffers), code)

        def read(first: int, end: int) -> Taken:
            raw: list[Any] = units[first:end].tolist()
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
    return lambda units: list(map(floor_divide, units, repeat(divisor)))


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
    return list(map(UTC_MOMENT, map(divide, micros, repeat(MICROS_PER_SECOND))))


def exact_moment(micros: int) -> datetime.datetime:
    return EPOCH + datetime.timedelta(0, 0, micros)


def java_moment(micros: int) -> datetime.datetime:
    return java_timestamp(exact_moment(micros))


def is_pre_epoch(problem: BaseException) -> bool:
    """Whether that is why a timestamp could not be read."""
    return type(problem) is ValueError and str(problem).startswith('microsecond must be in')


MOMENTS = {'thread': java_moment, 'exact': exact_moment}


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

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.rules = rules

    def __missing__(self, days: Any) -> Any:
        if len(self) >= self.LIMIT:
            self.clear()
        value = self[days] = self.date_of(days)
        return value

    def date_of(self, days: int) -> datetime.date:
        if not self.rules.thread:
            return datetime.date.fromordinal(days + EPOCH_ORDINAL)
        date = java_date_of_days(days)
        if date.toordinal() != days + EPOCH_ORDINAL:
            self.rules.notes.add(JULIAN_NOTE)
        return date
