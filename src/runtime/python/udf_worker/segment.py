"""Memory shared with the slot: records lie in it, and their frames only say where (docs/protocol.md, Shared memory).

It is a memfd, so it has no name anywhere, and is gone when both sides have let go of it, however they ended.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import struct
from collections import deque
from collections.abc import Sequence
from typing import Any, Union

from udf_worker.protocol import SEGMENT_CONTROL_BYTES, SEGMENT_TAKEN_AT

TAKEN = struct.Struct('<2I')
"""How many results the slot has read, and the complement of that."""
TOKEN_BYTES = 16
ALIGNMENT = 64
"""Of what lies in the areas: a line of the processor's cache."""
MASK = 0xFFFFFFFF

Piece = Union[bytes, bytearray, memoryview]


class Segment:
    """The slot writes batches into the first area, this worker its results into the second one.

    Raises OSError where the system has no such memory, or has not enough of it, and AttributeError where Python knows
    no memfd.
    """

    def __init__(self, in_bytes: int, out_bytes: int) -> None:
        self.out_at = SEGMENT_CONTROL_BYTES + in_bytes
        self.out_bytes = out_bytes
        self.token = os.urandom(TOKEN_BYTES)
        self.file: int | None = os.memfd_create('udf-records', os.MFD_CLOEXEC)
        try:
            size = self.out_at + out_bytes
            # All of it now: a page that the system cannot give later would end the process with SIGBUS.
            os.posix_fallocate(self.file, 0, size)
            self.memory = mmap.mmap(self.file, size)
        except BaseException:
            self.close_file()
            raise
        self.memory[:TOKEN_BYTES] = self.token
        self.memory[SEGMENT_TAKEN_AT : SEGMENT_TAKEN_AT + TAKEN.size] = TAKEN.pack(0, MASK)
        self.view = memoryview(self.memory)
        self.in_view = self.view[SEGMENT_CONTROL_BYTES : self.out_at]
        self.ring = Ring(out_bytes)
        self.taken = 0

    def put(self, pieces: Sequence[Piece], size: int) -> int | None:
        """Writes a result and answers where in the second area it lies; None where there is no room for it now."""
        self.forget_taken()
        offset = self.ring.place(size)
        if offset is None:
            return None
        at = self.out_at + offset
        view = self.view
        for piece in pieces:
            end = at + len(piece)
            view[at:end] = piece
            at = end
        return offset

    def forget_taken(self) -> None:
        """Frees what the slot has read."""
        count, complement = TAKEN.unpack_from(self.memory, SEGMENT_TAKEN_AT)
        # A count that is being written just now is looked at next time.
        if count == complement ^ MASK:
            self.ring.free_oldest((count - self.taken) & MASK)
            self.taken = count

    def close_file(self) -> None:
        """The slot has opened it by now, or never will."""
        if self.file is not None:
            os.close(self.file)
            self.file = None

    def close(self) -> None:
        """The memory itself goes with the last array that shows it."""
        self.close_file()
        self.in_view.release()
        self.view.release()
        # Not where a function has kept a Series of it.
        with contextlib.suppress(BufferError):
            self.memory.close()


class Ring:
    """Which bytes of an area are taken, by regions that are freed in the order in which they were placed."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.regions: deque[tuple[int, int]] = deque()
        """First byte and end of each."""

    def place(self, size: int) -> int | None:
        """None where it does not fit now."""
        rounded = (size + ALIGNMENT - 1) & -ALIGNMENT
        offset = self.room_for(rounded)
        if offset is not None:
            self.regions.append((offset, offset + rounded))
        return offset

    def room_for(self, size: int) -> int | None:
        regions = self.regions
        if not regions:
            # Always at the begin, where the memory is in the cache still.
            return 0 if size <= self.size else None
        first, end = regions[0][0], regions[-1][1]
        if regions[-1][0] < first:
            return end if end + size <= first else None
        if end + size <= self.size:
            return end
        return 0 if size <= first else None

    def free_oldest(self, count: int) -> None:
        for _ in range(min(count, len(self.regions))):
            self.regions.popleft()


def lasting_view(segment: Segment, offset: int, size: int) -> Any:
    """A NumPy array over bytes of the first area: it lives as long as anything that shows them."""
    import numpy as np

    return np.frombuffer(segment.memory, np.uint8, size, SEGMENT_CONTROL_BYTES + offset)
