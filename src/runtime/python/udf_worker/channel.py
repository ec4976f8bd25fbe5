"""Frames over the Unix socket that a slot listens on.

The end: the slot closes the connection (or dies), `receive` returns None and the job is over. A payload lives in a
buffer that the next `receive` writes over, or in shared memory until its frame is answered, unless `allocate` gives
each payload memory of its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import struct
import sys
import weakref
from collections.abc import Sequence
from time import monotonic_ns
from typing import TYPE_CHECKING, Any, Callable, Union

from udf_worker.clocks import BundleClocks
from udf_worker.protocol import (
    FLAG_BITS,
    FRAME_HEADER_BYTES,
    FRAME_MAX_BYTES,
    KEPT_FLAG,
    PROTOCOL_VERSION,
    SHARED_FLAG,
    FrameKind,
)

if TYPE_CHECKING:
    from udf_worker.segment import Segment

HEADER = struct.Struct('<4I')
REGION = struct.Struct('<2Q')
KIND_BITS = (1 << FLAG_BITS) - 1
BUNDLE_DONE = struct.Struct('<7Q2I')
FIRST_BUFFER_BYTES = 1 << 16
# Results wait here while the slot is busy with something else, and the worker goes on. The system may grant less.
SEND_BUFFER_BYTES = 1 << 20
# Linux takes at most 1,024 pieces in one sendmsg; a batch has a few buffers a column.
PIECES_PER_SEND = 512
# The slot hangs up at once; this is for one that is stuck.
DRAIN_SECONDS = 5.0

Piece = Union[bytes, bytearray, memoryview]


class Frame:
    __slots__ = ('kind', 'payload', 'received_ns', 'rows', 'sequence')

    def __init__(self, kind: int, sequence: int, rows: int, payload: memoryview, received_ns: int) -> None:
        self.kind = kind
        self.sequence = sequence
        self.rows = rows
        self.payload = payload
        """Bytes (format B). Valid until the frame is answered, unless the channel's `allocate` is set."""
        self.received_ns = received_ns
        """When its header had arrived."""

    def take_payload(self) -> memoryview:
        """Hands it over: the frame is no reason any more to keep its memory."""
        payload = self.payload
        self.payload = NOTHING
        return payload


NOTHING = memoryview(b'')


class ProtocolViolation(Exception):
    """The other side sent what the protocol does not know: the connection is of no use any more."""


class Channel:
    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.process = os.getpid()
        self.clocks = BundleClocks()
        self.header = bytearray(FRAME_HEADER_BYTES)
        self.header_view = memoryview(self.header)
        self.region_view = memoryview(bytearray(REGION.size))
        self.buffer = memoryview(bytearray(FIRST_BUFFER_BYTES))
        self.allocate: Callable[[int], memoryview] | None = None
        """Where set, gives every payload writable memory that is not used again: batches whose Series a function may
        keep.
        """
        self.segment: Segment | None = None
        self.offered: Segment | None = None
        """Shared memory that the slot has not opened yet."""
        self.least_result_bytes = 0
        self.lent: Callable[[], Any] | None = None
        """Weak: the shared memory of the BATCH that is being worked on, where a function may keep it."""
        self.lends = True

    @classmethod
    def connect(cls, path: str, token: str) -> Channel:
        """Connects to the slot and says HELLO. OSError where nobody listens there."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        connect_to(connection, path)
        channel = cls(connection)
        version = '.'.join(map(str, sys.version_info[:3]))
        hello = {'token': token, 'version': PROTOCOL_VERSION, 'pid': os.getpid(), 'python': version}
        channel.send_json(FrameKind.HELLO, hello)
        return channel

    def close(self) -> None:
        """Reads away what the slot still sends.

        Closing over unread bytes would reset the connection, and the slot, which is writing, would meet the reset
        before the last frames, an ERROR mostly.
        """
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(DRAIN_SECONDS)
            while self.connection.recv_into(self.buffer) > 0:
                pass
        self.connection.close()
        self.drop_segment()

    # --- shared memory

    def offer_segment(self, order: Any) -> None:
        """Answers SEGMENT. What was shared before is given up: the slot has read all of it that it was told of."""
        from udf_worker.segment import Segment

        self.drop_segment()
        try:
            segment = Segment(order['inBytes'], order['outBytes'])
        except (OSError, AttributeError) as problem:
            self.send_json(FrameKind.SEGMENT_READY, {'problem': str(problem)})
            return
        self.offered = segment
        self.least_result_bytes = order['leastResultBytes']
        self.send_json(FrameKind.SEGMENT_READY, {'file': segment.file, 'token': segment.token.hex()})

    def accept_segment(self) -> None:
        """The slot has opened what was offered."""
        self.segment, self.offered = self.offered, None
        if self.segment is not None:
            self.segment.close_file()

    def drop_segment(self) -> None:
        for segment in (self.segment, self.offered):
            if segment is not None:
                segment.close()
        self.segment = self.offered = None

    # --- in

    def receive(self) -> Frame | None:
        """Waits for the next frame; None at the end of the connection. Raises ProtocolViolation."""
        waiting_ns = monotonic_ns()
        if not self.fill(self.header_view):
            return None
        received_ns = monotonic_ns()
        size, flagged, sequence, rows = HEADER.unpack(self.header)
        if size > FRAME_MAX_BYTES:
            raise ProtocolViolation(f'A frame of {size} bytes is larger than {FRAME_MAX_BYTES}.')
        kind = flagged & KIND_BITS
        if flagged & SHARED_FLAG:
            payload = self.shared_payload()
        else:
            payload = self.received_payload(size, kind)
        if payload is None:
            return None
        self.clocks.idle += received_ns - waiting_ns
        self.clocks.transport += monotonic_ns() - received_ns
        return Frame(kind, sequence, rows, payload, received_ns)

    def received_payload(self, size: int, kind: int) -> memoryview | None:
        """None where the connection ended."""
        if size == 0:
            return NOTHING
        payload = self.payload_memory(size, kind)
        return payload if self.fill(payload) else None

    def shared_payload(self) -> memoryview | None:
        """Shows the memory, or a copy where a function has been seen to keep what it gets."""
        where = self.region_view
        if not self.fill(where):
            return None
        segment = self.segment
        offset, size = REGION.unpack(where)
        if segment is None or offset + size > len(segment.in_view):
            raise ProtocolViolation(f'There is no shared memory of {size} bytes at {offset}.')
        if self.allocate is None:
            return segment.in_view[offset : offset + size]
        if not self.lends:
            payload = self.allocate(size)
            payload[:] = segment.in_view[offset : offset + size]
            return payload
        from udf_worker.segment import lasting_view

        memory = lasting_view(segment, offset, size)
        self.lent = weakref.ref(memory)
        return memoryview(memory)

    def payload_memory(self, size: int, kind: int) -> memoryview:
        if self.allocate is not None and kind == FrameKind.BATCH:
            return self.allocate(size)
        if size > len(self.buffer):
            self.buffer = memoryview(bytearray(max(size, 2 * len(self.buffer))))
        return self.buffer[:size]

    def fill(self, target: memoryview) -> bool:
        """Receives until `target` is full; False where the connection ended first."""
        filled, size = 0, len(target)
        while filled < size:
            try:
                count = self.connection.recv_into(target[filled:], size - filled, socket.MSG_WAITALL)
            except ConnectionResetError:
                return False
            if count == 0:
                return False
            filled += count
        return True

    # --- out

    def send(self, kind: int, pieces: Sequence[Piece], sequence: int = 0, rows: int = 0) -> None:
        """Sends a frame whose payload is the pieces one after another. BrokenPipeError where the slot is gone."""
        if os.getpid() != self.process:
            # A child that a function forked, and that came out of the function: it must not speak for its parent.
            os._exit(1)
        started_ns = monotonic_ns()
        size = sum(map(len, pieces))
        if size > FRAME_MAX_BYTES:
            raise ProtocolViolation(f'A frame of {size} bytes is larger than {FRAME_MAX_BYTES}.')
        header = HEADER.pack(size, kind, sequence, rows)
        waiting: list[Piece] = [header, *(piece for piece in pieces if len(piece) > 0)]
        for first in range(0, len(waiting), PIECES_PER_SEND):
            self.send_all(waiting[first : first + PIECES_PER_SEND])
        self.clocks.send_back += monotonic_ns() - started_ns

    def send_records(self, kind: int, pieces: list[Piece], sequence: int, rows: int) -> None:
        """As `send`, through shared memory where that is worth it. Takes the pieces out of the list: no view of the
        batch must be left when it is asked whether the function keeps some.
        """
        segment, lent = self.segment, self.lent
        if lent is None and segment is None:
            self.send(kind, pieces, sequence, rows)
            return
        started_ns = monotonic_ns()
        size = sum(map(len, pieces))
        offset = segment.put(pieces, size) if segment is not None and size >= self.least_result_bytes else None
        if offset is not None:
            kind |= SHARED_FLAG
            pieces[:] = [REGION.pack(offset, size)]
        elif lent is not None:
            pieces[:] = [b''.join(pieces)]
        self.clocks.send_back += monotonic_ns() - started_ns
        if lent is not None and kind & KIND_BITS == FrameKind.BATCH_RESULT:
            self.lent = None
            if lent() is not None:
                kind |= KEPT_FLAG
                self.lends = False
        self.send(kind, pieces, sequence, rows)

    def send_all(self, pieces: list[Piece]) -> None:
        """sendmsg may take a part only: what is left is sent on."""
        sent = self.connection.sendmsg(pieces)
        for piece in pieces:
            if sent >= len(piece):
                sent -= len(piece)
                continue
            self.connection.sendall(memoryview(piece)[sent:])
            sent = 0

    def send_json(self, kind: int, value: Any, sequence: int = 0) -> None:
        self.send(kind, (json_bytes(value),), sequence)

    def send_bundle_done(self, received_ns: int) -> None:
        """Reports the clocks since the last bundle and sets them back."""
        clocks = self.clocks
        report = BUNDLE_DONE.pack(
            received_ns,
            clocks.transport,
            clocks.decode,
            clocks.user,
            clocks.encode_back,
            clocks.send_back,
            clocks.idle,
            clocks.rows_in,
            clocks.rows_out,
        )
        clocks.reset()
        self.send(FrameKind.BUNDLE_DONE, (report,))


def connect_to(connection: socket.socket, path: str) -> None:
    """A Unix socket's address holds some 100 bytes; a longer path is reached from its own folder."""
    try:
        connection.connect(path)
    except OSError as problem:
        if 'too long' not in str(problem):
            raise
        here = os.getcwd()
        os.chdir(os.path.dirname(path))
        try:
            connection.connect(os.path.basename(path))
        finally:
            os.chdir(here)


def json_bytes(value: Any) -> bytes:
    """JSON in ASCII: lone surrogates in a user's texts survive as escapes."""
    return json.dumps(value, separators=(',', ':')).encode('ascii')


def json_of(payload: memoryview) -> Any:
    return json.loads(bytes(payload))
