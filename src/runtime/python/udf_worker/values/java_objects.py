"""Objects of java.time in Python, as thread mode gives them for what lies inside of an ARRAY, MAP or ROW."""

from __future__ import annotations

import datetime
from typing import Any, Callable


class PyJObject:
    """A Java object. `str()` is its toString(); of its methods the getters are here.

    It is returned to Java as it came, so that a DATE or TIMESTAMP inside of another type passes through a function.
    """

    __slots__ = ('java_class', 'java_moment', 'java_text')

    def __init__(self, java_class: str, value: Any, text: str) -> None:
        self.java_class = java_class
        self.java_moment = value
        self.java_text = text

    def __str__(self) -> str:
        return self.java_text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PyJObject) and (self.java_class, self.java_moment) == (
            other.java_class,
            other.java_moment,
        )

    def __hash__(self) -> int:
        return hash(self.java_moment)

    def __getattr__(self, name: str) -> Callable[[], Any]:
        getter = GETTERS.get(name)
        if getter is None or (name in CLOCK_GETTERS and not isinstance(self.java_moment, datetime.datetime)):
            raise AttributeError(f"'pemja.PyJObject' object has no attribute '{name}'")
        return lambda: getter(self)


PyJObject.__module__ = 'pemja'

CLOCK_GETTERS = frozenset(('getHour', 'getMinute', 'getSecond', 'getNano'))
GETTERS: dict[str, Callable[[Any], Any]] = {
    'toString': str,
    'getYear': lambda made: made.java_moment.year,
    'getMonthValue': lambda made: made.java_moment.month,
    'getDayOfMonth': lambda made: made.java_moment.day,
    'getDayOfYear': lambda made: made.java_moment.timetuple().tm_yday,
    'getHour': lambda made: made.java_moment.hour,
    'getMinute': lambda made: made.java_moment.minute,
    'getSecond': lambda made: made.java_moment.second,
    'getNano': lambda made: made.java_moment.microsecond * 1000,
}


def java_class_name(made: PyJObject) -> str:
    return made.java_class


def java_value(made: PyJObject) -> Any:
    """The datetime.date or naive datetime."""
    return made.java_moment


def local_date(date: datetime.date) -> PyJObject:
    return PyJObject('java.time.LocalDate', date, date.isoformat())


def local_date_time(moment: datetime.datetime) -> PyJObject:
    return PyJObject('java.time.LocalDateTime', moment, java_form(moment, always_seconds=False))


def instant(moment: datetime.datetime) -> PyJObject:
    """`moment` is UTC."""
    return PyJObject('java.time.Instant', moment, java_form(moment, always_seconds=True) + 'Z')


def java_form(moment: datetime.datetime, always_seconds: bool) -> str:
    """Java writes fractions in groups of three digits, and leaves seconds of 0 out of a LocalDateTime."""
    if moment.microsecond:
        return moment.isoformat(timespec='microseconds' if moment.microsecond % 1000 else 'milliseconds')
    return moment.isoformat(timespec='seconds' if always_seconds or moment.second else 'minutes')
