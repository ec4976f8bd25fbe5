"""The operator of a job as its profile sees it: when its calls begin and end, and what the clocks say of them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from time import monotonic_ns
from typing import TYPE_CHECKING, Any

from udf_worker.errors import ErrorData
from udf_worker.execute.operator import Operator
from udf_worker.observing.call_counts import CallCounts
from udf_worker.observing.slow_rows import SlowBatches

if TYPE_CHECKING:
    from udf_worker.open_udf import OpenedUdf


class ProfiledOperator:
    """The operator, with cProfile around its calls and the clocks read at their ends."""

    def __init__(self, opened: OpenedUdf, calls: CallCounts | None) -> None:
        self.operator: Operator = opened.operator
        self.clocks = opened.context.clocks
        self.profile: Any = None if calls is None else calls.profile
        self.slow = SlowBatches(opened.context.order)
        self.thread = 0
        self.is_working = False
        self.since_ns = 0
        """When the call that is going on began."""
        self.rows = 0
        """Rows of the frames before this one."""
        self.wall_ns = self.decode = self.user = self.back = 0

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        before = self.begin()
        try:
            return self.operator.batch(buffers, rows)
        finally:
            user_ns = self.end(before)
            self.slow.called(self.rows, rows, user_ns)
            self.rows += rows

    def end_bundle(self) -> ErrorData | None:
        before = self.begin()
        try:
            return self.operator.end_bundle()
        finally:
            self.end(before)

    def finish(self) -> ErrorData | None:
        before = self.begin()
        try:
            return self.operator.finish()
        finally:
            self.end(before)

    def begin(self) -> tuple[int, int, int]:
        clocks = self.clocks
        self.thread = threading.get_ident()
        self.is_working = True
        before = (clocks.decode, clocks.user, clocks.encode_back)
        self.since_ns = monotonic_ns()
        if self.profile is not None:
            self.profile.enable()
        return before

    def end(self, before: tuple[int, int, int]) -> int:
        """The user's nanoseconds of the call."""
        if self.profile is not None:
            self.profile.disable()
        self.is_working = False
        self.wall_ns += monotonic_ns() - self.since_ns
        clocks = self.clocks
        decode, user, back = before
        self.decode += clocks.decode - decode
        self.user += clocks.user - user
        self.back += clocks.encode_back - back
        return clocks.user - user
