"""What a generated adapter does with columns and results.

The worker runs these functions, and an exported adapter carries their very source: each stands alone with the imports
below and the others of this module.

pandas has no NULL in integer, float and timestamp columns: NaN and NaT come back as None, and integers that a NULL made
floats become int again. Results take the type that the row coder would give them; they are answered with the dtype of
the Series they belong in. What is named as_… makes one value of a column that holds others, what is named to_… one
value of a result; neither gets None of its own type.
"""

from __future__ import annotations

import datetime
import decimal
import itertools
from collections.abc import Iterable, Sequence
from typing import Any, Callable

from pyflink.common import Row

# --- columns


def values_of(argument: Any, convert: Callable[[Any], list[Any]]) -> Iterable[Any]:
    """The values of a Series or DataFrame, row by row; a constant is the same in every row."""
    return convert(argument) if hasattr(argument, 'iloc') else itertools.repeat(argument)


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


def zoned_timestamps(series: Any) -> list[Any]:
    """With the session zone, as the row coder labels them."""
    zone = series.dt.tz
    moments = series.dt.tz_localize(None).to_numpy('datetime64[us]').tolist()
    return [None if moment is None else zone.localize(moment) for moment in moments]


def objects(series: Any) -> list[Any]:
    """Columns that hold Python values and None already."""
    return series.tolist()


def times(series: Any) -> list[Any]:
    """Flink's TIME has milliseconds, whatever its precision."""
    return [value and value.replace(microsecond=value.microsecond // 1000 * 1000) for value in series.tolist()]


def nested(convert: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    """Columns of ARRAY and MAP."""
    return lambda series: [None if value is None else convert(value) for value in series.tolist()]


def rows(names: Sequence[str], *fields: Callable[[Any], list[Any]]) -> Callable[[Any], list[Any]]:
    """A column of ROW is a DataFrame. A NULL row cannot be told from a row of NULLs."""

    def convert(frame: Any) -> list[Any]:
        columns = [field(frame.iloc[:, index]) for index, field in enumerate(fields)]
        row_class: Any = Row(*names)
        return [row_class(*values) for values in zip(*columns)]

    return convert


def as_it_is(value: Any) -> Any:
    return value


def as_integer(value: Any) -> Any:
    return None if value is None or value != value else int(value)


def as_float(value: Any) -> Any:
    return None if value is None or value != value else float(value)


def as_timestamp(value: Any) -> Any:
    """Nanoseconds are what numpy has no datetime for."""
    if isinstance(value, int):
        return datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=value // 1000)
    return value


def as_list(element: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda values: None if values is None else [element(value) for value in values.tolist()]


def as_dict(key: Callable[[Any], Any], value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda pairs: None if pairs is None else {key(name): value(each) for name, each in pairs}


# --- results


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
    return [None if value is None else to_boolean(value) for value in values], 'object'


def to_boolean(value: Any) -> bool:
    return to_integer(value) != 0


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
    return [None if value is None else to_text(value) for value in values], 'object'


def to_text(value: Any) -> str:
    return value.encode('utf-8').decode('utf-8')


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
    return [None if value is None else to_date(value) for value in values], 'object'


def to_date(value: Any) -> datetime.date:
    return datetime.date.fromordinal(value.toordinal())


def object_results(convert: Callable[[Any], Any]) -> Callable[[list[Any]], tuple[list[Any], str]]:
    """Of the types that have no shorter way."""
    return lambda values: ([None if value is None else convert(value) for value in values], 'object')


def to_timestamp(unit_micros: int) -> Callable[[Any], datetime.datetime]:
    """Drops the time zone, cuts the fraction to its unit, and cuts seconds toward zero, as the row coder does."""

    def convert(value: Any) -> datetime.datetime:
        seconds = int(value.replace(tzinfo=datetime.timezone.utc).timestamp())
        micros = value.microsecond // unit_micros * unit_micros
        return datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds, microseconds=micros)

    return convert


def to_time(unit_micros: int) -> Callable[[Any], datetime.time]:
    """Drops the time zone and cuts the fraction to its unit."""
    return lambda value: datetime.time(
        value.hour, value.minute, value.second, value.microsecond // unit_micros * unit_micros
    )


def to_decimal(precision: int, scale: int) -> Callable[[Any], decimal.Decimal]:
    """Quantized to the scale, half even, with no more digits than the precision has."""
    context = decimal.Context(prec=precision)
    unit = decimal.Decimal(10) ** -scale
    return lambda value: value.quantize(unit, rounding=decimal.ROUND_HALF_EVEN, context=context)


def to_list(element: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    def convert(values: Any) -> list[Any]:
        if values.__class__ is not list:
            raise TypeError(f'Expected list, got {type(values).__name__}')
        return [None if value is None else element(value) for value in values]

    return convert


def to_pairs(key: Callable[[Any], Any], value: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    return lambda entries: [(key(name), None if each is None else value(each)) for name, each in entries.items()]


def to_fields(names: Sequence[str], *fields: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """A Row with names goes by them, one without by position; what is too much is left out."""

    def convert(row: Any) -> tuple[Any, ...]:
        values = row.get_fields_by_names(list(names))
        if len(values) < len(names):
            raise ValueError(f'A row of {len(values)} values for {len(names)} fields')
        return tuple(None if value is None else field(value) for field, value in zip(fields, values))

    return convert
