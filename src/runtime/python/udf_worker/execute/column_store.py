"""Rows of all frames of a pass, kept as Arrow until the input ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from udf_worker.arrow_io import arrays_of, arrow_type, pa
from udf_worker.values.layout import TypeJson

PENDING_ROWS = 1 << 16
"""Rows that still lie in the payloads they came in. Copied together then, so that columns nobody asks for are freed."""

OFFSET_LIMIT = (1 << 31) - 1
LARGE_TYPES = {pa.utf8(): pa.large_utf8(), pa.binary(): pa.large_binary()}


class ColumnStore:
    """Some columns of the frames: `used` are their positions."""

    def __init__(self, types: Sequence[TypeJson], used: Sequence[int]) -> None:
        self.types = list(types)
        self.used = sorted(set(used))
        self.clear()

    def clear(self) -> None:
        self.rows = 0
        self.pending_rows = 0
        self.pending: dict[int, list[Any]] = {index: [] for index in self.used}
        self.chunks: dict[int, list[Any]] = {index: [] for index in self.used}

    def add(self, buffers: Sequence[memoryview], rows: int) -> None:
        arrays = arrays_of(self.types, list(buffers), rows)
        for index in self.used:
            self.pending[index].append(arrays[index])
        self.rows += rows
        self.pending_rows += rows
        if self.pending_rows >= PENDING_ROWS:
            self.gather()

    def gather(self) -> None:
        for index, pending in self.pending.items():
            if pending:
                self.chunks[index].append(pa.concat_arrays(pending))
                self.pending[index] = []
        self.pending_rows = 0

    def take_all(self) -> dict[int, Any]:
        """Each used column as one array. The store is empty afterwards."""
        self.gather()
        # One column after the other, so that no more than one is there twice.
        whole = {index: one_array(self.chunks.pop(index), self.types[index]) for index in self.used}
        self.clear()
        return whole


def one_array(chunks: list[Any], data_type: TypeJson) -> Any:
    """A column of more than 2 GiB of text gets Arrow's type for that; pandas makes the same Series of it."""
    if not chunks:
        return pa.array([], arrow_type(data_type))
    if len(chunks) == 1:
        return chunks[0]
    large = LARGE_TYPES.get(chunks[0].type)
    if large is not None and sum(chunk.nbytes for chunk in chunks) > OFFSET_LIMIT:
        chunks[:] = [chunk.cast(large) for chunk in chunks]
    return pa.concat_arrays(chunks)
