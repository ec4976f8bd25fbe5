"""Arrow buffers as numbers; bits of them (validity, BOOLEAN) as bytes of 0 and 1, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

BITS_OF_BYTE = [bytes((value >> bit) & 1 for bit in range(8)) for value in range(256)]
INVERTED = bytes([1, 0]) + bytes(254)


def numbers(view: Any, code: str) -> memoryview[Any]:
    """The same memory as items of a struct format. `view` is a contiguous memoryview of format B."""
    return view.cast(code)


def null_flags(validity: memoryview, rows: int) -> bytes:
    """A byte a row, 1 where NULL; empty where no row is."""
    if len(validity) == 0:
        return b''
    flags = unpacked_bits(validity).translate(INVERTED)[:rows]
    return flags if 1 in flags else b''


def unpacked_bits(bits: memoryview) -> bytes:
    """A byte a bit, 0 or 1."""
    return b''.join(map(BITS_OF_BYTE.__getitem__, bits))


def validity_of(nulls: Sequence[int], rows: int) -> bytes:
    """A bit a row, set where there is a value; empty where all rows have one. `nulls` are the rows that have none."""
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
