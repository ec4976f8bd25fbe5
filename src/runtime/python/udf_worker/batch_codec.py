"""BATCH payloads: Arrow buffers as they are (docs/protocol.md), read and written without pyarrow.

Framing serves every mode; BatchDecoder and encode_columns turn the buffers of scalar types into Python values and
back, for thread mode's row functions.
"""

from __future__ import annotations

import operator
import struct
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, count, repeat
from typing import Any, Callable, Union

from udf_worker.column_types import (
    ARRAY_CODES,
    STRING_KINDS,
    UNITS_PER_SECOND,
    VARIABLE_KINDS,
    TypeJson,
    record_code,
    timestamp_unit,
)
from udf_worker.columns import RawColumn, ResultColumn
from udf_worker.views import numbers

PREFIX = struct.Struct('<2I')
ALIGNMENT = 8
MICROS_PER_SECOND = 1_000_000

Buffer = Union[bytes, bytearray, memoryview]

BITS_OF_BYTE = [bytes((value >> bit) & 1 for bit in range(8)) for value in range(256)]
INVERTED = bytes([1, 0]) + bytes(254)


# --- framing


def split_batch(payload: memoryview) -> list[memoryview]:
    """The buffers of a payload, which must be of format B."""
    _, buffers = PREFIX.unpack_from(payload)
    sizes = struct.unpack_from(f'<{buffers}Q', payload, PREFIX.size)
    offset = PREFIX.size + 8 * buffers
    parts: list[memoryview] = []
    for size in sizes:
        parts.append(payload[offset : offset + size])
        offset += aligned(size)
    return parts


def batch_rows(payload: memoryview) -> int:
    return PREFIX.unpack_from(payload)[0]


def batch_pieces(rows: int, buffers: Sequence[Buffer]) -> list[Buffer]:
    """Header, then the buffers with their padding between."""
    sizes = [len(buffer) for buffer in buffers]
    pieces: list[Buffer] = [PREFIX.pack(rows, len(sizes)) + struct.pack(f'<{len(sizes)}Q', *sizes)]
    for size, buffer in zip(sizes, buffers):
        pieces.append(buffer)
        if size % ALIGNMENT:
            pieces.append(bytes(ALIGNMENT - size % ALIGNMENT))
    return pieces


def aligned(size: int) -> int:
    return (size + ALIGNMENT - 1) & -ALIGNMENT


# --- buffers to values


class BatchDecoder:
    """Compiled for the types of the columns. Raises UNSUPPORTED_TYPE for types that have no Python value yet."""

    def __init__(self, types: Sequence[TypeJson]) -> None:
        for data_type in types:
            record_code(data_type)
        self.types = list(types)

    def open(self, payload: memoryview) -> BatchColumns:
        return BatchColumns(self.types, iter(split_batch(payload)), batch_rows(payload))


Reader = Callable[[int, int], list[Any]]


class BatchColumns:
    """The rows of one payload, taken in order. Reads the payload while it is taken."""

    def __init__(self, types: Sequence[TypeJson], buffers: Iterator[memoryview], rows: int) -> None:
        self.taken = 0
        self.nulls: list[bytes] = []
        self.readers: list[Reader] = []
        for data_type in types:
            self.nulls.append(null_flags(next(buffers), rows))
            self.readers.append(column_reader(data_type, buffers))

    def take(self, rows: int) -> list[RawColumn]:
        first, end = self.taken, self.taken + rows
        self.taken = end
        columns: list[RawColumn] = []
        for read, flags in zip(self.readers, self.nulls):
            values = read(first, end)
            nulls = list(compress(count(), flags[first:end])) if flags else []
            for row in nulls:
                values[row] = None
            columns.append(RawColumn(values, nulls))
        return columns


def null_flags(validity: memoryview, rows: int) -> bytes:
    """A byte a row, 1 where NULL; empty where no row is."""
    if len(validity) == 0:
        return b''
    flags = unpacked_bits(validity).translate(INVERTED)[:rows]
    return flags if 1 in flags else b''


def unpacked_bits(bits: memoryview) -> bytes:
    """A byte a bit, 0 or 1."""
    return b''.join(map(BITS_OF_BYTE.__getitem__, bits))


def column_reader(data_type: TypeJson, buffers: Iterator[memoryview]) -> Reader:
    kind: str = data_type['kind']
    if kind in VARIABLE_KINDS:
        offsets = next(buffers)
        return variable_reader(numbers(offsets, 'i'), next(buffers), kind in STRING_KINDS)
    values = next(buffers)
    if kind == 'BOOLEAN':
        return fixed_reader(numbers(memoryview(unpacked_bits(values)), '?'))
    read = fixed_reader(numbers(values, ARRAY_CODES[kind]))
    if kind == 'TIMESTAMP':
        return micros_reader(read, timestamp_unit(data_type))
    return read


def fixed_reader(values: memoryview[Any]) -> Reader:
    def read(first: int, end: int) -> list[Any]:
        return values[first:end].tolist()

    return read


def micros_reader(read: Reader, unit: str) -> Reader:
    """TIMESTAMP in microseconds: nanoseconds are cut, as Flink does for Python."""
    per_second = UNITS_PER_SECOND[unit]
    if per_second == MICROS_PER_SECOND:
        return read

    def read_micros(first: int, end: int) -> list[Any]:
        values = read(first, end)
        if per_second < MICROS_PER_SECOND:
            return list(map(operator.mul, values, repeat(MICROS_PER_SECOND // per_second)))
        return list(map(int.__floordiv__, values, repeat(per_second // MICROS_PER_SECOND)))

    return read_micros


def variable_reader(offsets: memoryview[Any], data: memoryview, is_text: bool) -> Reader:
    heap = bytes(data)
    text = heap.decode('ascii') if is_text and heap.isascii() else None

    def read(first: int, end: int) -> list[Any]:
        bounds: list[int] = offsets[first : end + 1].tolist()
        if text is not None:
            return [text[start:stop] for start, stop in zip(bounds, bounds[1:])]
        cells = [heap[start:stop] for start, stop in zip(bounds, bounds[1:])]
        return list(map(bytes.decode, cells)) if is_text else cells

    return read


# --- values to buffers


def column_buffers(column: ResultColumn) -> list[Buffer]:
    """The buffers of one result column."""
    buffers: list[Buffer] = [validity_of(column.nulls, column.rows)]
    if column.kind in VARIABLE_KINDS:
        offsets = array('i', list(accumulate(column.values, initial=0)))
        return [*buffers, memoryview(offsets).cast('B'), b''.join(column.heap)]
    if column.kind == 'BOOLEAN':
        return [*buffers, packed_bits(column.values.tobytes())]
    values = column.values
    if column.kind == 'TIMESTAMP':
        values = in_unit(values, timestamp_unit(column.data_type))
    return [*buffers, memoryview(values).cast('B')]


def validity_of(nulls: list[int], rows: int) -> bytes:
    """A bit a row, set where there is a value; empty where all rows have one."""
    if not nulls:
        return b''
    flags = bytearray(b'\x01') * rows
    for row in nulls:
        flags[row] = 0
    return packed_bits(bytes(flags))


def packed_bits(flags: bytes) -> bytes:
    """A bit for each byte of 0 or 1. Whole columns of bits are shifted as one big number."""
    size = (len(flags) + 7) // 8
    packed = 0
    for bit in range(8):
        packed |= int.from_bytes(flags[bit::8], 'little') << bit
    return packed.to_bytes(size, 'little')


def in_unit(micros: array[int], unit: str) -> array[int]:
    per_second = UNITS_PER_SECOND[unit]
    if per_second == MICROS_PER_SECOND:
        return micros
    if per_second < MICROS_PER_SECOND:
        return array('q', list(map(int.__floordiv__, micros, repeat(MICROS_PER_SECOND // per_second))))
    return array('q', list(map(operator.mul, micros, repeat(per_second // MICROS_PER_SECOND))))
