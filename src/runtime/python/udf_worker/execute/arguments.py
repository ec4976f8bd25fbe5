"""Columns of raw values as columns of arguments, by calls that loop in C wherever the values allow it."""

from __future__ import annotations

import datetime
import operator
import sys
from collections.abc import Callable
from itertools import repeat
from typing import Any, NamedTuple

from udf_worker.column_types import TypeJson
from udf_worker.columns import RawColumn
from udf_worker.convert import MICROS_OF_INT32_SECONDS, input_converter, null_input_error

Converter = Callable[[Any], Any]

# Twice as fast as adding a timedelta, but deprecated from 3.12 on, where every call warns: so it is taken by name.
UTC_MOMENT: Converter | None = (
    None if sys.version_info >= (3, 12) else operator.attrgetter('utcfromtimestamp')(datetime.datetime)
)
MICROS_PER_SECOND = 1_000_000


class ConvertedColumn(NamedTuple):
    """Arguments up to the first raw value that has none, and why that one has none."""

    values: list[Any]
    problem: Exception | None


class ArgumentColumn:
    """Makes the arguments of one column. `mode` is 'process' or 'thread'. Raises UNSUPPORTED_TYPE."""

    def __init__(self, data_type: TypeJson, mode: str) -> None:
        self.kind: str = data_type['kind']
        self.converter = input_converter(data_type, mode)
        # A converter that does nothing but refuse NULL is left out where a chunk has none.
        self.only_refuses_null = null_input_error(data_type, mode) is not None
        self.dates = Dates(self.converter) if self.kind == 'DATE' and self.converter is not None else None

    def convert(self, raw: RawColumn) -> ConvertedColumn:
        if self.converter is None or (self.only_refuses_null and not raw.nulls):
            return ConvertedColumn(raw.values, None)
        if self.dates is not None:
            return one_by_one(self.dates.__getitem__, raw.values)
        if self.kind == 'TIMESTAMP' and UTC_MOMENT is not None:
            moments = recent_moments(UTC_MOMENT, raw)
            if moments is not None:
                return ConvertedColumn(moments, None)
        return one_by_one(self.converter, raw.values)


def one_by_one(converter: Converter, values: list[Any]) -> ConvertedColumn:
    arguments: list[Any] = []
    try:
        arguments.extend(map(converter, values))
    except Exception as problem:
        return ConvertedColumn(arguments, problem)
    return ConvertedColumn(arguments, None)


def recent_moments(utc_moment: Converter, raw: RawColumn) -> list[Any] | None:
    """Microseconds as datetimes where all lie between 1970 and 2038: there a float of seconds keeps the microsecond."""
    micros = raw.values
    if raw.nulls:
        micros = list(micros)
        for row in raw.nulls:
            micros[row] = 0
    if not micros or min(micros) < 0 or max(micros) >= MICROS_OF_INT32_SECONDS:
        return None
    moments = list(map(utc_moment, map(int.__truediv__, micros, repeat(MICROS_PER_SECOND))))
    for row in raw.nulls:
        moments[row] = None
    return moments


class Dates(dict[Any, Any]):
    """Dates by raw value: a column has few different ones, and looking one up is cheaper than making it."""

    LIMIT = 10_000

    def __init__(self, converter: Converter) -> None:
        super().__init__()
        self.converter = converter

    def __missing__(self, raw: Any) -> Any:
        if len(self) >= self.LIMIT:
            self.clear()
        value = self[raw] = self.converter(raw)
        return value
