"""Readers of columns by type: flat ones here, ARRAY, MAP and ROW out of the readers of what they hold."""

from __future__ import annotations

import io
import operator
from collections.abc import Iterator
from typing import Any, Callable

from udf_worker.values.bits import null_flags, numbers, unpacked_bits
from udf_worker.values.java import NULL_UNBOXING_IN, null_pointer_exception
from udf_worker.values.layout import (
    BINARY_KINDS,
    STRING_KINDS,
    TypeJson,
    array_code,
)
from udf_worker.values.moments import MOMENT_KINDS, moment_opener
from udf_worker.values.notes import Notes
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
        return text_opener(rules) if kind in STRING_KINDS else variable_opener(variable_reader)
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
        values = numbers(next(buffers), code)
        return nullable(fixed_reader(values), flags, refusal)

    return open_column


def fixed_reader(values: memoryview[Any]) -> Read:
    def read(first: int, end: int) -> Taken:
        return Taken(values[first:end].tolist())

    return read


def boolean_opener(buffers: Iterator[memoryview], rows: int) -> Read:
    flags = null_flags(next(buffers), rows)
    values = numbers(memoryview(unpacked_bits(next(buffers))), '?')
    return nullable(fixed_reader(values), flags)


ReaderOf = Callable[[Any, memoryview], Read]


def variable_opener(reader_of: ReaderOf) -> Open:
    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        offsets = numbers(next(buffers), 'i')
        return nullable(reader_of(offsets, next(buffers)), flags)

    return open_column


def variable_reader(offsets: Any, data: memoryview) -> Read:
    return stream_reader(offsets, io.BytesIO(data))


def stream_reader(offsets: Any, heap: io.BytesIO | io.StringIO) -> Read:
    """Reading on in a stream cuts a heap faster than slicing it does."""

    def read(first: int, end: int) -> Taken:
        bounds: list[int] = offsets[first : end + 1].tolist() or [0]
        heap.seek(bounds[0])
        return Taken(list(map(heap.read, map(operator.sub, bounds[1:], bounds))))

    return read


def text_opener(rules: Rules) -> Open:
    decode = without_mark(rules.notes) if rules.thread else bytes.decode

    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        offsets = numbers(next(buffers), 'i')
        return nullable(text_reader(offsets, next(buffers), rows, decode), flags)

    return open_column


SLICED_BYTES, LONG_BYTES = 48, 2048
"""Mean lengths of a batch's texts. A stream of text holds four bytes a character: from the first on, slices of a text
are cheaper. From the second on, so is decoding each alone: no copy of them all goes through the cache.
"""


def text_reader(offsets: Any, data: memoryview, rows: int, decode: Callable[[bytes], str]) -> Read:
    if len(data) >= LONG_BYTES * rows:
        return lambda first, end: Taken([decode(bytes(part)) for part in parts(offsets, data, first, end)])
    try:
        text = str(data, 'ascii')
    except UnicodeDecodeError:
        read_bytes = stream_reader(offsets, io.BytesIO(data))
        return lambda first, end: Taken(list(map(decode, read_bytes(first, end).values)))
    if len(data) >= SLICED_BYTES * rows:
        return lambda first, end: Taken(parts(offsets, text, first, end))
    return stream_reader(offsets, io.StringIO(text, newline=''))


def parts(offsets: Any, heap: Any, first: int, end: int) -> list[Any]:
    """The values of some rows, cut out of a text or a memoryview."""
    bounds: list[int] = offsets[first : end + 1].tolist() or [0]
    start = bounds[0]
    return [heap[start : (start := stop)] for stop in bounds[1:]]


BYTE_ORDER_MARK = '\ufeff'
MARK_NOTE = "Flink's thread mode takes a U+FEFF at the start of a text for a byte order mark and leaves it out."


def without_mark(notes: Notes) -> Callable[[bytes], str]:
    """Thread mode passes texts as UTF-16, whose decoder eats a mark at the start."""

    def decode(data: bytes) -> str:
        text = data.decode()
        if not text.startswith(BYTE_ORDER_MARK):
            return text
        notes.add(MARK_NOTE)
        return text[1:]

    return decode


def decimal_opener(scale: int) -> Open:
    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        words = next(buffers)

        def read(first: int, end: int) -> Taken:
            unscaled = unscaled_numbers(words, first, end)
            for row in null_rows(flags, first, end):
                unscaled[row] = 0
            return Taken(scaled_decimals(unscaled, scale))

        return nullable(read, flags)

    return open_column
