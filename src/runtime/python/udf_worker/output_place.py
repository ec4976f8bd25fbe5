"""Where what is printed comes from: the job, its slot, and the rows at work at that moment.

Operators keep a place up to date a chunk of rows at a time; the row itself is worked out only when something is
printed, from the number of results that are there by then.
"""

from __future__ import annotations

from threading import get_ident
from typing import Any

from udf_worker.values.payload import UNKNOWN_ROW


class OutputPlace:
    """Of one slot. Rows are numbers of the input."""

    def __init__(self, job: str, subtask_index: int) -> None:
        self.head = f'\x1e{job};{subtask_index};'.encode()
        self.thread = get_ident()
        self.bundle_first = UNKNOWN_ROW
        self.first = UNKNOWN_ROW
        self.end = UNKNOWN_ROW
        self.chunk_first = 0
        """Of the rows whose results come one by one, within the frame."""
        self.results: list[Any] | None = None
        """Their results so far; None where nobody can say which row is at work."""

    # --- told by those who run rows

    def begin_frame(self, first: int, rows: int) -> None:
        """`first` is UNKNOWN_ROW where the frame's rows have no number."""
        self.results = None
        self.first = first
        self.end = first + rows
        if self.bundle_first == UNKNOWN_ROW:
            self.bundle_first = first

    def begin_chunk(self, first: int, results: list[Any]) -> None:
        self.chunk_first = first
        self.results = results

    def begin_bundle_end(self) -> None:
        """All rows of the bundle are at work now."""
        self.results = None
        self.first, self.bundle_first = self.bundle_first, UNKNOWN_ROW

    def no_rows(self) -> None:
        self.results = None
        self.first = UNKNOWN_ROW

    # --- asked by those who print

    def mark(self) -> bytes:
        """What a line begins with that is printed now."""
        results = self.results
        if results is not None and self.first >= 0 and get_ident() == self.thread:
            return b'%b%d\x1f' % (self.head, self.first + self.chunk_first + len(results))
        return self.head + self.rows() + b'\x1f'

    def rows(self) -> bytes:
        """`7`, `0-99`, or nothing where no rows are at work."""
        first, results = self.first, self.results
        if first == UNKNOWN_ROW:
            return b''
        # Another thread of the function may be beside any row.
        if results is not None and get_ident() == self.thread:
            return b'%d' % (first + self.chunk_first + len(results))
        if first == self.end - 1:
            return b'%d' % first
        return b'%d-%d' % (first, self.end - 1)


class Places:
    """Those of the process. A worker has one for all threads of its job; thread mode one for each slot's thread."""

    def __init__(self) -> None:
        self.of_process: OutputPlace | None = None
        self.by_thread: dict[int, OutputPlace] = {}


places = Places()


def current_place(thread: int) -> OutputPlace | None:
    """None where no job can be told from the thread."""
    return places.of_process or places.by_thread.get(thread)


NOWHERE = OutputPlace('', 0)
"""For an operator that runs without a job, in tests and tools."""
