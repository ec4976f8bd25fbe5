"""BATCH payloads: Arrow buffers as they are (docs/protocol.md)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Union

PREFIX = struct.Struct('<2Iq')
"""Rows, buffers, number of the first row in the input (-1: nobody knows it)."""

UNKNOWN_ROW = -1
ALIGNMENT = 8

Buffer = Union[bytes, bytearray, memoryview]


def split_batch(payload: memoryview) -> list[memoryview]:
    """The buffers of a payload, which must be of format B."""
    buffers = PREFIX.unpack_from(payload)[1]
    sizes = struct.unpack_from(f'<{buffers}Q', payload, PREFIX.size)
    offset = PREFIX.size + 8 * buffers
    parts: list[memoryview] = []
    for size in sizes:
        parts.append(payload[offset : offset + size])
        offset += aligned(size)
    return parts


def batch_rows(payload: memoryview) -> int:
    rows: int = PREFIX.unpack_from(payload)[0]
    return rows


def first_row(payload: memoryview) -> int:
    """Number of its first row in the input; UNKNOWN_ROW."""
    row: int = PREFIX.unpack_from(payload)[2]
    return row


def batch_pieces(rows: int, buffers: Sequence[Buffer], first: int = UNKNOWN_ROW) -> list[Buffer]:
    """Header, then the buffers with their padding between."""
    sizes = [len(buffer) for buffer in buffers]
    pieces: list[Buffer] = [PREFIX.pack(rows, len(sizes), first) + struct.pack(f'<{len(sizes)}Q', *sizes)]
    for size, buffer in zip(sizes, buffers):
        pieces.append(buffer)
        if size % ALIGNMENT:
            pieces.append(bytes(ALIGNMENT - size % ALIGNMENT))
    return pieces


def aligned(size: int) -> int:
    return (size + ALIGNMENT - 1) & -ALIGNMENT
