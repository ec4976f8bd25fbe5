"""Arrow columns as the type asked for; where a value cannot be, which one."""

from __future__ import annotations

import base64
from typing import Any, Callable

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.readers.convert_texts import decimals_of_texts, instants_of_texts, times_of_texts
from udf_worker.values.layout import BINARY_KINDS, NESTED_KINDS, STRING_KINDS, TypeJson

Convert = Callable[[Any], Any]

REFUSALS = (pa.ArrowInvalid, pa.ArrowNotImplementedError, ValueError, ArithmeticError)


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
    except REFUSALS:
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
        except REFUSALS:
            end = middle
    return first


def conversion(source: Any, data_type: TypeJson) -> Convert | None:
    """None where nothing is to be done."""
    target = arrow_type(data_type)
    kind: str = data_type['kind']
    types: Any = pa.types
    if types.is_dictionary(source):
        return decoded(conversion(source.value_type, data_type))
    if kind in NESTED_KINDS:
        from udf_worker.readers.convert_nested import nested_conversion

        return nested_conversion(source, data_type)
    if source == target:
        return None
    if types.is_string(source) or types.is_large_string(source):
        return conversion_of_texts(data_type)
    if kind in STRING_KINDS and types.is_timestamp(source):
        return iso_texts
    if kind in STRING_KINDS and not can_be_text(source):
        return python_texts
    if kind in ('TIMESTAMP', 'TIMESTAMP_LTZ') and types.is_timestamp(source):
        # A zone only says how to show the numbers, which count in UTC. Without one, they are taken as UTC.
        return lambda array: array.cast(pa.timestamp(source.unit)).cast(target)
    if kind == 'DECIMAL' and (types.is_integer(source) or types.is_decimal(source)):
        return lambda array: decimals_of_texts(array.cast(pa.utf8()), data_type)
    return lambda array: array.cast(target)


def conversion_of_texts(data_type: TypeJson) -> Convert:
    kind: str = data_type['kind']
    target = arrow_type(data_type)
    if kind in BINARY_KINDS:
        return decoded_base64
    if kind == 'DECIMAL':
        return lambda array: decimals_of_texts(array, data_type)
    if kind == 'TIME':
        return lambda array: times_of_texts(array, target)
    if kind == 'TIMESTAMP_LTZ':
        return lambda array: instants_of_texts(array, target)
    return lambda array: array.cast(target)


def decoded(convert: Convert | None) -> Convert:
    def decode(array: Any) -> Any:
        values = array.dictionary_decode()
        return values if convert is None else convert(values)

    return decode


def decoded_base64(array: Any) -> Any:
    values = [None if text is None else base64.b64decode(text, validate=True) for text in array.to_pylist()]
    return pa.array(values, pa.binary())


def can_be_text(source: Any) -> bool:
    types: Any = pa.types
    return not (
        types.is_nested(source) or types.is_null(source) or types.is_binary(source) or types.is_interval(source)
    )


def python_texts(array: Any) -> Any:
    """What Arrow has no text for, as Python prints it."""
    return pa.array([None if value is None else str(value) for value in array.to_pylist()], pa.utf8())


def iso_texts(array: Any) -> Any:
    """Timestamps as ISO texts; those of a zone in UTC, with Z."""
    compute: Any = pa.compute
    if array.type.tz is None:
        return compute.strftime(array, format='%Y-%m-%dT%H:%M:%S')
    return compute.strftime(array.cast(pa.timestamp(array.type.unit, 'UTC')), format='%Y-%m-%dT%H:%M:%SZ')
