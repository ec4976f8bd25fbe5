"""Constants of the frames between a slot and its worker: the same numbers as src/contract/wire/worker.ts, layouts in
docs/protocol.md.
"""

from __future__ import annotations

PROTOCOL_VERSION = 1

FRAME_HEADER_BYTES = 16
"""u32 payload length, u32 kind, u32 sequence, u32 rows; little-endian."""

FRAME_MAX_BYTES = 1 << 30
"""Larger frames are refused: a corrupt length must not allocate the machine's memory."""


class FrameKind:
    # to the worker
    OPEN = 1
    ROWS = 2
    BATCH = 3
    END_BUNDLE = 4
    CLOSE = 5
    # from the worker
    HELLO = 101
    OPENED = 102
    ROWS_RESULT = 103
    BATCH_RESULT = 104
    BUNDLE_DONE = 105
    CLOSED = 106
    ERROR = 107
    # tasks without records
    ANSWER = 108
    END_OF_SOURCE = 109


class RowsFlag:
    """First u32 of a ROWS payload."""

    HAS_NULLS = 1
    ASCII_HEAP = 2


WORKER_CLOCKS = ('transport', 'decode', 'user', 'encodeBack', 'sendBack', 'idle')
"""BUNDLE_DONE: after the moment the bundle was received, nanoseconds each, in this order; then rows in, rows out."""


class EmbeddedOperation:
    """`op` of the embedded entry."""

    OPEN = 1
    RUN = 2
    CLOSE = 3
    TASK = 4
    FETCH = 9
