"""What a generated adapter does with columns and results. The worker runs these functions, and an exported adapter
carries their very source: each stands alone with `datetime`, `Any` and the others of this module.

pandas has no NULL in integer, float and timestamp columns: NaN and NaT come back as None, and integers that a NULL
made floats become int again. Results take the type that the row coder would give them.
"""

from __future__ import annotations

import datetime
from typing import Any


def integers(series: Any) -> list[Any]:
    """A NULL makes the column float64."""
    values = series.tolist()
    return [None if value != value else int(value) for value in values] if series.dtype.kind == 'f' else values


def floats(series: Any) -> list[Any]:
    values = series.tolist()
    return [None if value != value else value for value in values] if series.hasnans else values


def timestamps(series: Any) -> list[Any]:
    """datetime.datetime, None for NaT."""
    values: list[Any] = series.to_numpy('datetime64[us]').tolist()
    return values


def objects(series: Any) -> list[Any]:
    """Columns that hold Python values and None already."""
    return series.tolist()


def to_integer(value: Any) -> Any:
    if value is None:
        return None
    if not hasattr(value, '__int__'):
        raise TypeError('an integer is required')
    return int(value)


def to_boolean(value: Any) -> Any:
    return None if value is None else to_integer(value) != 0


def to_float(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, (str, bytes, bytearray)):
        raise TypeError(f'must be real number, not {type(value).__name__}')
    return float(value)


def to_text(value: Any) -> Any:
    return None if value is None else value.encode('utf-8').decode('utf-8')


def to_bytes(value: Any) -> Any:
    if value is None:
        return None
    if not isinstance(value, (bytes, bytearray)):
        raise TypeError(f'expected bytes, {type(value).__name__} found')
    return bytes(value)


def to_date(value: Any) -> Any:
    return None if value is None else datetime.date.fromordinal(value.toordinal())


def to_timestamp(value: Any) -> Any:
    """Drops the time zone and cuts seconds toward zero, as the row coder does."""
    if value is None:
        return None
    seconds = int(value.replace(tzinfo=datetime.timezone.utc).timestamp())
    return datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds, microseconds=value.microsecond)


def to_timestamp_millis(value: Any) -> Any:
    moment = to_timestamp(value)
    return None if moment is None else moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def to_timestamp_seconds(value: Any) -> Any:
    moment = to_timestamp(value)
    return None if moment is None else moment.replace(microsecond=0)
