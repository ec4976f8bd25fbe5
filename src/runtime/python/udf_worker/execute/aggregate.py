"""General aggregates and table aggregates.

Rows are gathered until their bundle ends; then each group is brought up to date, once. With `changelog` every change is
given, else the rows that are left when the input ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic_ns

from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.execute.aggregate_groups import Groups
from udf_worker.execute.aggregate_input import AggregateInput
from udf_worker.execute.aggregate_output import AggregateOutput
from udf_worker.execute.aggregate_results import TableGroups, ValueGroups
from udf_worker.execute.aggregate_rows import Changes, LatestRows
from udf_worker.execute.operator import OperatorContext

FINAL_ROWS = 65_536
"""Of one frame of final rows."""


def require_object(context: OperatorContext) -> None:
    """A plain function can be a pandas aggregate only: Flink asserts it, without a word."""
    loaded = context.loaded
    if loaded.instance is not None:
        return
    base = 'TableAggregateFunction' if loaded.kind == 'table_aggregate' else 'AggregateFunction'
    raise WorkbenchError(
        'UNSUPPORTED_OPERATION',
        'plan',
        '',
        {'function': loaded.name, 'kind': loaded.kind},
        error_type='AssertionError',
        hint=f"{loaded.name} is a plain function: make it an object of a class of {base}, or set func_type='pandas'.",
    )


class AggregateOperator:
    """Keeps the state of all groups in memory."""

    def __init__(self, context: OperatorContext) -> None:
        require_object(context)
        self.context = context
        self.clocks = context.clocks
        self.source = AggregateInput(context)
        self.output = AggregateOutput(context)
        types = [field['type'] for field in self.output.fields]
        self.latest = None if context.order['changelog'] else LatestRows(types, self.output.same_coded)
        made = TableGroups if self.output.is_table else ValueGroups
        self.groups: Groups = made(context, self.source, self.latest)

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        return self.source.add(buffers, rows)

    def end_bundle(self) -> ErrorData | None:
        started_ns = monotonic_ns()
        changes = self.groups.run()
        ended_ns = monotonic_ns()
        self.clocks.user += ended_ns - started_ns
        if not isinstance(changes, Changes):
            return changes
        # Flink codes the results before it keeps the accumulators.
        error = self.output.encode(changes.kinds, changes.keys, changes.results) or self.groups.commit()
        if error is not None:
            return error
        self.source.next_bundle()
        self.clocks.encode_back += monotonic_ns() - ended_ns
        if self.latest is None and len(changes) > 0:
            self.context.emit(self.output.buffers(), len(changes))
        return None

    def finish(self) -> ErrorData | None:
        error = self.emit_latest()
        self.groups.forget_all()
        self.source.next_pass()
        return error

    def emit_latest(self) -> ErrorData | None:
        if self.latest is None:
            return None
        for keys, results in self.latest.chunks(FINAL_ROWS):
            started_ns = monotonic_ns()
            error = self.output.encode(None, keys, results)
            if error is not None:
                return error
            buffers = self.output.buffers()
            self.clocks.encode_back += monotonic_ns() - started_ns
            self.context.emit(buffers, len(keys))
        return None
