"""What every mode of a worker process is to the loop that feeds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from udf_worker.channel import Piece
from udf_worker.errors import ErrorData


class Outcome(NamedTuple):
    """What a frame of records became."""

    pieces: Sequence[Piece]
    """Payload of the result frame; shows memory that the next run writes over."""
    rows: int
    error: ErrorData | None
    """Why fewer rows than came were finished."""


class Executor(Protocol):
    """One mode."""

    @property
    def result_kind(self) -> int:
        """Kind of the result frames."""
        ...

    def run(self, payload: memoryview, rows: int) -> Outcome: ...
