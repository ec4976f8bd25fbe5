"""Arrow columns as the type asked for; where a value cannot be, which one."""

from __future__ import annotations

import base64
from typing import Any, Callable

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.column_types import BINARY_KINDS, STRING_KINDS, TypeJson

Convert = Callable[[Any], Any]


class UnfitValue(Exception):
    """`row` of the array holds a value that is none of the type."""

    def __init__(self, row: int, value: Any) -> None:
        super().__init__(row)
        self.row = row
        self.value = value


def converted(array: Any, data_type: TypeJson) -> Any:
    """The array in Arrow's form of a Flink type. Raises UnfitValue for the first value that does not fit."""
    convert = conversion(array.type, data_type)
    if convert is None:
        return array
    try:
        return convert(array)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError):
        row = first_failing(array, convert)
        raise UnfitValue(row, array[row].as_py()) from None


def first_failing(array: Any, convert: Convert) -> int:
    """Index of the first value that `convert` refuses, by halving."""
    first, end = 0, len(array)
    while end - first > 1:
        middle = (first + end) // 2
        try:
            convert(array.slice(first, middle - first))
            first = middle
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError):
            end = middle
    return first


def conversion(source: Any, data_type: TypeJson) -> Convert | None:
    """None where nothing is to be done."""
    target = arrow_type(data_type)
    kind: str = data_type['kind']
    if source == target:
        return None
    if kind in BINARY_KINDS and pa.types.is_string(source):
        return decoded_base64
    if kind in STRING_KINDS and pa.types.is_timestamp(source):
        return iso_texts
    if kind in STRING_KINDS and pa.types.is_dictionary(source):
        return lambda array: array.dictionary_decode().cast(target)
    return lambda array: array.cast(target)


def decoded_base64(array: Any) -> Any:
    values = [None if text is None else base64.b64decode(text, validate=True) for text in array.to_pylist()]
    return pa.array(values, pa.binary())


def iso_texts(array: Any) -> Any:
    """Timestamps as ISO texts; those of a zone in UTC, with Z."""
    compute: Any = pa.compute
    if array.type.tz is None:
        return compute.strftime(array, format='%Y-%m-%dT%H:%M:%S')
    return compute.strftime(array.cast(pa.timestamp(array.type.unit, 'UTC')), format='%Y-%m-%dT%H:%M:%SZ')
