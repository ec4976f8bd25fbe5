"""Readers of columns by type: flat ones here, ARRAY, MAP and ROW out of the readers of what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Callable

from udf_worker.values.bits import null_flags, unpacked_bits
from udf_worker.values.java import NULL_UNBOXING_IN, null_pointer_exception
from udf_worker.values.layout import (
    BINARY_KINDS,
    STRING_KINDS,
    TypeJson,
    array_code,
)
from udf_worker.values.moments import MOMENT_KINDS, moment_opener
from udf_worker.values.reading import Open, Read, Rules, Taken, null_rows, nullable
from udf_worker.values.scaled_decimals import scaled_decimals, unscaled_numbers

Refuse = Callable[[], Exception]


def null_refusal(kind: str, rules: Rules) -> Refuse | None:
    """Makes the exception a NULL argument means; None where NULL is passed as None."""
    if not rules.thread or kind not in NULL_UNBOXING_IN:
        return None
    cannot = NULL_UNBOXING_IN[kind]
    return lambda: null_pointer_exception(cannot)


def column_opener(data_type: TypeJson, rules: Rules, is_whole: bool = True) -> Open:
    """Compiled once for a column; opens each batch. Raises UNSUPPORTED_TYPE."""
    kind: str = data_type['kind']
    refusal = null_refusal(kind, rules)
    if kind in STRING_KINDS or kind in BINARY_KINDS:
        return variable_opener(kind in STRING_KINDS)
    if kind == 'BOOLEAN':
        return boolean_opener
    if kind in MOMENT_KINDS:
        return moment_opener(data_type, rules, is_whole, refusal)
    if kind == 'DECIMAL':
        return decimal_opener(data_type['scale'])
    if kind in ('ARRAY', 'MAP', 'ROW'):
        from udf_worker.values.nested_readers import nested_opener

        return nested_opener(data_type, rules, refusal, is_whole)
    return number_opener(array_code(data_type), refusal)


def number_opener(code: str, refusal: Refuse | None) -> Open:
    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        values: Any = next(buffers).cast(code)
        return nullable(fixed_reader(values), flags, refusal)

    return open_column


def fixed_reader(values: Any) -> Read:
    def read(first: int, end: int) -> Taken:
        return Taken(values[first:end].tolist())

    return read


def boolean_opener(buffers: Iterator[memoryview], rows: int) -> Read:
    flags = null_flags(next(buffers), rows)
    values: Any = memoryview(unpacked_bits(next(buffers))).cast('?')
    return nullable(fixed_reader(values), flags)


def variable_opener(is_text: bool) -> Open:
    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        offsets: Any = next(buffers).cast('i')
        return nullable(variable_reader(offsets, next(buffers), is_text), flags)

    return open_column


def variable_reader(offsets: Any, data: memoryview, is_text: bool) -> Read:
    heap = bytes(data)
    text = heap.decode('ascii') if is_text and heap.isascii() else None

    def read(first: int, end: int) -> Taken:
        bounds: list[int] = offsets[first : end + 1].tolist()
        if text is not None:
            return Taken([text[start:stop] for start, stop in zip(bounds, bounds[1:])])
        cells = [heap[start:stop] for start, stop in zip(bounds, bounds[1:])]
        return Taken(list(map(bytes.decode, cells)) if is_text else cells)

    return read


def decimal_opener(scale: int) -> Open:
    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        words = next(buffers)

        def read(first: int, end: int) -> Taken:
            numbers = unscaled_numbers(words, first, end)
            for row in null_rows(flags, first, end):
                numbers[row] = 0
            return Taken(scaled_decimals(numbers, scale))

        return nullable(read, flags)

    return open_column
