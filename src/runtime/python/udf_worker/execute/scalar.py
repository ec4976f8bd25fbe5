"""General scalar functions, and the row-based map of one: a result a row."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic_ns
from typing import Any

from udf_worker.cancelling import SlotCancelled
from udf_worker.errors import ErrorData
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.frame_rows import FrameRows
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.row_errors import call_facts, no_argument, raised, refused
from udf_worker.values.arguments import TakenRows
from udf_worker.values.result_rules import UnseenOverflow
from udf_worker.values.results import ResultColumn

PROCESS_ELEMENT = '<function create_scalar_operation_from_proto.<locals>.process_element'
FIRST_CALLS = {'ARRAY': "<class 'super'>", 'MAP': "<method 'items' of 'dict' objects>"}
"""What Flink's thread mode calls first of all for a row, by the kind of the result."""


class ScalarOperator:
    """Columns go through `map`, which calls the function from C; clocks are read once a chunk."""

    def __init__(self, context: OperatorContext) -> None:
        self.context = context
        self.rows = FrameRows(context)
        self.call = self.rows.call
        self.is_map = context.order['rowBased'] == 'map'
        zone: str = context.order['localTimeZone']
        self.results = ResultColumn(context.loaded.result_type, context.value_mode, zone, context.notes)

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        self.results.clear()
        error: ErrorData | None = None
        for first, taken in self.rows.chunks(buffers, rows):
            error = self.run_chunk(taken, first)
            if error is not None:
                break
        self.emit()
        return error

    def end_bundle(self) -> ErrorData | None:
        return None

    def finish(self) -> ErrorData | None:
        return None

    def emit(self) -> None:
        started_ns = monotonic_ns()
        # A mapped ROW becomes columns: its own validity goes, its fields stay.
        buffers = self.results.buffers()[1:] if self.is_map else self.results.buffers()
        self.context.clocks.encode_back += monotonic_ns() - started_ns
        self.context.emit(buffers, self.results.rows)

    def run_chunk(self, taken: TakenRows, first: int) -> ErrorData | None:
        clocks = self.context.clocks
        called_ns = monotonic_ns()
        results: list[Any] = []
        self.context.place.begin_chunk(first, results)
        problem = call_rows(self.call, taken, results)
        converting_ns = monotonic_ns()
        refusal = self.results.extend(results)
        clocks.user += converting_ns - called_ns
        clocks.encode_back += monotonic_ns() - converting_ns
        if refusal is not None:
            row = refusal.row - first
            if isinstance(refusal.problem, UnseenOverflow):
                refusal = refusal._replace(problem=self.seen(refusal.problem, row + 1 == taken.rows))
            return refused(self.call, refusal, call_facts(self.call, taken, row, first))
        if problem is not None:
            facts = call_facts(self.call, taken, len(results), first)
            return raised(self.call, problem, facts, self.context.value_mode)
        return None if taken.problem is None else no_argument(self.rows, taken, first)

    def seen(self, problem: UnseenOverflow, is_last: bool) -> Exception:
        """Of the last row in a frame it is said what Flink says of the last one of all."""
        if is_last:
            return problem.seen_by_close()
        if len(self.rows.types) > 1:
            return problem.seen_by("<class 'enumerate'>")
        kind: str = self.context.loaded.result_type['kind']
        return problem.seen_by(FIRST_CALLS.get(kind) or f'{PROCESS_ELEMENT} at {hex(id(self))}>')


def call_rows(call: BoundCall, taken: TakenRows, results: list[Any]) -> BaseException | None:
    """Appends the results of the rows; answers the exception of the first row that raises one."""
    try:
        results.extend(call.calls(taken.columns, taken.rows))
    except SlotCancelled:
        raise
    except BaseException as problem:
        return problem
    return stop_iteration(call, taken, len(results)) if len(results) < taken.rows else None


def stop_iteration(call: BoundCall, taken: TakenRows, row: int) -> BaseException:
    """A StopIteration of the function ends `map` as if there were no more rows.

    Called again, that row says where it is from.
    """
    row_of_columns = [column[row : row + 1] for column in taken.columns]
    try:
        next(call.calls(row_of_columns, 1))
    except BaseException as problem:
        return problem
    return StopIteration()
