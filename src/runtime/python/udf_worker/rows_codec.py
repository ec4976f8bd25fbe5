"""ROWS payloads: one record a row, its variable parts in a heap (docs/protocol.md). Standard library only.

Records are taken apart and put together column by column: a memoryview that steps over records copies a field of all
of them in C, where unpacking record by record costs three times as much.
"""

from __future__ import annotations

import io
import struct
from array import array
from collections.abc import Sequence
from itertools import compress, count
from typing import Any, Callable, Union

from udf_worker.column_types import STRING_KINDS, VARIABLE_KINDS, TypeJson, record_code, record_layout
from udf_worker.columns import RawColumn, ResultColumn
from udf_worker.protocol import RowsFlag
from udf_worker.views import numbers

PREFIX = struct.Struct('<2I')
BITS_PER_WORD = 32

Piece = Union[bytes, memoryview]


class RowsDecoder:
    """Compiled for the types of a frame's columns. Raises UNSUPPORTED_TYPE."""

    def __init__(self, types: Sequence[TypeJson]) -> None:
        self.types = list(types)
        self.codes = [record_code(data_type) for data_type in self.types]
        self.kinds: list[str] = [data_type['kind'] for data_type in self.types]
        self.layout = record_layout(self.types)
        self.variable = [index for index, kind in enumerate(self.kinds) if kind in VARIABLE_KINDS]

    def open(self, payload: memoryview, rows: int) -> RowsFrame:
        return RowsFrame(self, payload, rows)


class RowsFrame:
    """The rows of one payload, taken in order.

    Reads the payload while it is taken: do not use the buffer before the end.
    """

    def __init__(self, decoder: RowsDecoder, payload: memoryview, rows: int) -> None:
        flags, record_bytes = PREFIX.unpack_from(payload)
        layout = decoder.layout
        self.decoder = decoder
        self.taken = 0
        self.null_words = layout.null_words if flags & RowsFlag.HAS_NULLS else 0
        self.words = layout.words + self.null_words
        records = payload[PREFIX.size : PREFIX.size + record_bytes]
        if record_bytes != 4 * self.words * rows:
            raise ValueError(f'{rows} records of {4 * self.words} bytes do not make {record_bytes} bytes.')
        self.fields = [
            field_reader(code, records, self.null_words + offset, self.words)
            for code, offset in zip(decoder.codes, layout.fields)
        ]
        self.null_fields = [field_reader('I', records, word, self.words) for word in range(self.null_words)]
        if decoder.variable:
            heap = bytes(payload[PREFIX.size + record_bytes :])
            self.ascii = bool(flags & RowsFlag.ASCII_HEAP)
            # Reading on in a stream cuts the heap faster than slicing at computed offsets does.
            self.read_text: Callable[[int], str] = io.StringIO(heap.decode('ascii') if self.ascii else '').read
            self.read_bytes: Callable[[int], bytes] = io.BytesIO(heap).read

    def take(self, rows: int) -> list[RawColumn]:
        first, end = self.taken, self.taken + rows
        self.taken = end
        values = [read(first, end) for read in self.fields]
        if self.decoder.variable:
            self.cut_heap(values, rows)
        nulls: list[list[int]] = [[] for _ in values]
        if self.null_words:
            self.apply_nulls(values, nulls, first, end)
        return list(map(RawColumn, values, nulls))

    def cut_heap(self, values: list[list[Any]], rows: int) -> None:
        """Puts texts and bytes where their lengths stand. The heap holds them in record, then column order."""
        variable, kinds = self.decoder.variable, self.decoder.kinds
        width = len(variable)
        lengths: list[int] = values[variable[0]]
        if width > 1:
            lengths = [0] * (width * rows)
            for position, index in enumerate(variable):
                lengths[position::width] = values[index]
        if self.ascii and all(kinds[index] in STRING_KINDS for index in variable):
            texts = list(map(self.read_text, lengths))
            for position, index in enumerate(variable):
                values[index] = texts[position::width]
            return
        cells = list(map(self.read_bytes, lengths))
        for position, index in enumerate(variable):
            column = cells[position::width]
            values[index] = list(map(bytes.decode, column)) if kinds[index] in STRING_KINDS else column

    def apply_nulls(self, values: list[list[Any]], nulls: list[list[int]], first: int, end: int) -> None:
        for word, read in enumerate(self.null_fields):
            masks = read(first, end)
            rows = list(compress(count(), masks))
            if not rows:
                continue
            columns = range(BITS_PER_WORD * word, min(BITS_PER_WORD * (word + 1), len(values)))
            for index in columns:
                bit = 1 << (index % BITS_PER_WORD)
                null_rows = rows if len(columns) == 1 else [row for row in rows if masks[row] & bit]
                column = values[index]
                for row in null_rows:
                    column[row] = None
                nulls[index] = null_rows


def field_reader(code: str, records: memoryview, offset: int, stride: int) -> Callable[[int, int], list[Any]]:
    """Reads the field at word `offset` of the records [first, end). `stride` is a record's size in words."""
    if code in 'qd':
        if offset % 2 == 0 and stride % 2 == 0:
            return strided_reader(numbers(records, code), offset // 2, stride // 2)
        return gathering_reader(code, records.cast('I'), offset, stride)
    if code == '?':
        return strided_reader(numbers(records, code), 4 * offset, 4 * stride)
    return strided_reader(numbers(records, code), offset, stride)


def strided_reader(items: memoryview[Any], offset: int, stride: int) -> Callable[[int, int], list[Any]]:
    def read(first: int, end: int) -> list[Any]:
        return items[first * stride + offset : end * stride : stride].tolist()

    return read


def gathering_reader(code: str, words: memoryview, offset: int, stride: int) -> Callable[[int, int], list[Any]]:
    """For fields of 8 bytes that do not lie at a multiple of 8: their halves are brought together first."""

    def read(first: int, end: int) -> list[Any]:
        halves = memoryview(array('I', bytes(8 * (end - first))))
        halves[0::2] = words[first * stride + offset : end * stride : stride]
        halves[1::2] = words[first * stride + offset + 1 : end * stride : stride]
        return numbers(halves.cast('B'), code).tolist()

    return read


def encode_rows(columns: Sequence[ResultColumn], rows: int) -> list[Piece]:
    """The pieces of a payload. They show the columns' own memory: send them before the columns change."""
    layout = record_layout([column.data_type for column in columns])
    null_words = layout.null_words if any(column.nulls for column in columns) else 0
    variable = [column for column in columns if column.kind in VARIABLE_KINDS]
    flags = (RowsFlag.HAS_NULLS if null_words else 0) | (RowsFlag.ASCII_HEAP if all(c.ascii for c in variable) else 0)
    if len(columns) == 1 and null_words == 0:
        records: Piece = memoryview(record_values(columns[0])).cast('B')
    else:
        records = interleaved(columns, rows, layout.fields, layout.words, null_words)
    return [PREFIX.pack(flags, len(records)), records, *heap_pieces(variable, rows)]


def record_values(column: ResultColumn) -> array[Any]:
    """A column's fixed parts as wide as records have them."""
    if column.kind == 'BOOLEAN':
        return array('I', column.values.tolist())
    if column.values.typecode in 'bh':
        return array('i', column.values.tolist())
    return column.values


def interleaved(
    columns: Sequence[ResultColumn], rows: int, fields: list[int], words: int, null_words: int
) -> memoryview:
    stride = words + null_words
    records = bytearray(4 * stride * rows)
    target = memoryview(records).cast('I')
    for word in range(null_words):
        target[word::stride] = memoryview(null_masks(columns[BITS_PER_WORD * word : BITS_PER_WORD * (word + 1)], rows))
    for column, field in zip(columns, fields):
        source = memoryview(record_values(column)).cast('B').cast('I')
        width = len(source) // rows if rows else 1
        for half in range(width):
            target[null_words + field + half :: stride] = source[half::width]
    return memoryview(records)


def null_masks(columns: Sequence[ResultColumn], rows: int) -> array[int]:
    masks = array('I', bytes(4 * rows))
    for bit, column in enumerate(columns):
        mask = 1 << bit
        for row in column.nulls:
            masks[row] |= mask
    return masks


def heap_pieces(variable: Sequence[ResultColumn], rows: int) -> list[bytes]:
    if len(variable) <= 1:
        return variable[0].heap if variable else []
    cells: list[bytes] = [b''] * (len(variable) * rows)
    for position, column in enumerate(variable):
        read = io.BytesIO(b''.join(column.heap)).read
        cells[position :: len(variable)] = list(map(read, column.values))
    return [b''.join(cells)]


def decode_rows(payload: memoryview, types: Sequence[TypeJson], rows: int) -> tuple[list[Any], ...]:
    """All values of a payload by column, None for NULL."""
    return tuple(column.values for column in RowsDecoder(types).open(payload, rows).take(rows))
