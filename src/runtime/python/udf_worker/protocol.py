"""Constants of the frames between a slot and its worker: the same numbers as src/contract/wire/worker.ts, layouts in
docs/protocol.md.
"""

from __future__ import annotations

PROTOCOL_VERSION = 4

FRAME_HEADER_BYTES = 16
"""u32 payload length, u32 kind, u32 sequence, u32 rows; little-endian."""

FRAME_MAX_BYTES = 1 << 30
"""Larger frames are refused: a corrupt length must not allocate the machine's memory."""


FLAG_BITS = 16
"""`kind` holds flags above its lowest 16 bits."""

SHARED_FLAG = 0x10000
"""The payload is REGION: where in shared memory the real one lies."""

KEPT_FLAG = 0x20000
"""Of a BATCH_RESULT: the function still holds the BATCH's shared memory, which must not be written again."""

SEGMENT_CONTROL_BYTES = 4096
"""Shared memory: a page, then the slot's area, then the worker's. The page has the token at 0 and at SEGMENT_TAKEN_AT
what the slot has read."""

SEGMENT_TAKEN_AT = 64


class FrameKind:
    # to the worker
    OPEN = 1
    BATCH = 3
    END_BUNDLE = 4
    CLOSE = 5
    FINISH = 6
    SEGMENT = 7
    SEGMENT_OPENED = 8
    # from the worker
    HELLO = 101
    OPENED = 102
    BATCH_RESULT = 104
    BUNDLE_DONE = 105
    CLOSED = 106
    ERROR = 107
    # tasks without records
    ANSWER = 108
    END_OF_SOURCE = 109
    # from the worker, records
    FINISHED = 110
    BATCH_PART = 111
    SEGMENT_READY = 112
    # from the worker of a debug run
    DEBUGGER = 120
    # from the worker of an observed run
    REPORT = 121


NO_SEQUENCE = 0xFFFFFFFF
"""`sequence` of frames that answer no record frame: what a bundle's end or the input's end gave."""

WORKER_CLOCKS = ('transport', 'decode', 'user', 'encodeBack', 'sendBack', 'idle')
"""BUNDLE_DONE: after the moment the bundle was received, nanoseconds each, in this order; then rows in, rows out."""


class EmbeddedOperation:
    """`op` of the embedded entry."""

    OPEN = 1
    RUN = 2
    CLOSE = 3
    TASK = 4
    FINISH = 5
    LIMIT = 6
    DEBUG = 7
    REPORT = 8
    FETCH = 9
