"""What a generated adapter does with columns and results.

The worker runs these functions, and an exported adapter carries their very source: each stands alone with the imports
below and the others of this module.

pandas has no NULL in integer, float and timestamp columns: NaN and NaT come back as None, and integers that a NULL made
floats become int again. Results take the type that the row coder would give them; they are answered with the dtype of
the Series they belong in.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable
from typing import Any, Callable


def values_of(argument: Any, convert: Callable[[Any], list[Any]]) -> Iterable[Any]:
    """The values of a Series, row by row; a constant is the same in every row."""
    return convert(argument) if hasattr(argument, 'tolist') else itertools.repeat(argument)


def integers(series: Any) -> list[Any]:
    """A NULL makes the column float64."""
    values = series.tolist()
    return [None if value != value else int(value) for value in values] if series.dtype.kind == 'f' else values


def floats(series: Any) -> list[Any]:
    values = series.tolist()
    return [None if value != value else value for value in values] if series.hasnans else values


def timestamps(series: Any) -> list[Any]:
    """datetime.datetime, None for NaT."""
    return series.to_numpy('datetime64[us]').tolist()


def objects(series: Any) -> list[Any]:
    """Columns that hold Python values and None already."""
    return series.tolist()


def integer_results(values: list[Any]) -> tuple[list[Any], str]:
    if set(map(type, values)) == {int}:
        return values, 'int64'
    return [None if value is None else to_integer(value) for value in values], 'object'


def to_integer(value: Any) -> int:
    if not hasattr(value, '__int__'):
        raise TypeError('an integer is required')
    return int(value)


def boolean_results(values: list[Any]) -> tuple[list[Any], str]:
    if set(map(type, values)) <= {bool, type(None)}:
        return values, 'object'
    return [None if value is None else to_integer(value) != 0 for value in values], 'object'


def float_results(values: list[Any]) -> tuple[list[Any], str]:
    if set(map(type, values)) == {float}:
        return values, 'float64'
    return [None if value is None else to_float(value) for value in values], 'object'


def to_float(value: Any) -> float:
    if isinstance(value, (str, bytes, bytearray)):
        raise TypeError(f'must be real number, not {type(value).__name__}')
    return float(value)


def text_results(values: list[Any]) -> tuple[list[Any], str]:
    if set(map(type, values)) <= {str, type(None)}:
        return values, 'object'
    return [None if value is None else value.encode('utf-8').decode('utf-8') for value in values], 'object'


def bytes_results(values: list[Any]) -> tuple[list[Any], str]:
    if set(map(type, values)) <= {bytes, type(None)}:
        return values, 'object'
    return [None if value is None else to_bytes(value) for value in values], 'object'


def to_bytes(value: Any) -> bytes:
    if not isinstance(value, (bytes, bytearray)):
        raise TypeError(f'expected bytes, {type(value).__name__} found')
    return bytes(value)


def date_results(values: list[Any]) -> tuple[list[Any], str]:
    if set(map(type, values)) <= {datetime.date, type(None)}:
        return values, 'object'
    dates = [None if value is None else datetime.date.fromordinal(value.toordinal()) for value in values]
    return dates, 'object'


def timestamp_results(values: list[Any]) -> tuple[list[Any], str]:
    return [None if value is None else to_timestamp(value) for value in values], 'object'


def millisecond_results(values: list[Any]) -> tuple[list[Any], str]:
    moments = [None if value is None else to_timestamp(value) for value in values]
    return [m and m.replace(microsecond=m.microsecond // 1000 * 1000) for m in moments], 'object'


def second_results(values: list[Any]) -> tuple[list[Any], str]:
    moments = [None if value is None else to_timestamp(value) for value in values]
    return [m and m.replace(microsecond=0) for m in moments], 'object'


def to_timestamp(value: Any) -> datetime.datetime:
    """Drops the time zone and cuts seconds toward zero, as the row coder does."""
    seconds = int(value.replace(tzinfo=datetime.timezone.utc).timestamp())
    return datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds, microseconds=value.microsecond)
