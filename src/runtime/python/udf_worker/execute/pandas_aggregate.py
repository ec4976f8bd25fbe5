"""Pandas aggregates: GROUP BY, no group, group windows, OVER, and the row-based aggregate.

The rows of a pass are kept as Arrow. At its end they are sorted as Flink's batch mode sorts them, and the function is
called once for each group with all of its rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic_ns
from typing import Any

from udf_worker import arrow_io
from udf_worker.errors import ErrorData, error_data
from udf_worker.execute.column_store import ColumnStore
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.pandas_group_runs import GroupRuns
from udf_worker.execute.pandas_inputs import AggregateInputs
from udf_worker.execute.pandas_output import AggregateOutput
from udf_worker.execute.pandas_over_runs import OverRuns
from udf_worker.execute.pandas_refusals import require_window
from udf_worker.execute.pandas_sorting import sorted_for_groups, sorted_for_over
from udf_worker.values.java import JavaError


class PandasAggregateOperator:
    """Raises UNSUPPORTED_TYPE and BAD_CONSTANT."""

    def __init__(self, context: OperatorContext) -> None:
        order = context.order
        require_window(order)
        self.context = context
        self.inputs = AggregateInputs(order)
        self.output = AggregateOutput(context)
        self.store = ColumnStore(context.column_types, [*self.inputs.columns, *self.output.columns, *ordering(order)])
        context.allocate = arrow_io.allocate

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        started_ns = monotonic_ns()
        self.store.add(buffers, rows)
        self.context.clocks.decode += monotonic_ns() - started_ns
        return None

    def end_bundle(self) -> ErrorData | None:
        return None

    def finish(self) -> ErrorData | None:
        """Without rows there is no group, so no row: not even where nothing is grouped by."""
        rows = self.store.rows
        if rows == 0:
            return None
        started_ns = monotonic_ns()
        columns: dict[int, Any] = self.store.take_all()
        sort, runs = (sorted_for_over, OverRuns) if self.output.is_over else (sorted_for_groups, GroupRuns)
        try:
            sorted_rows = sort(self.context.order, columns, rows)
        except JavaError as problem:
            facts = {'function': self.context.loaded.name}
            return error_data(problem, 'run', 'ARGUMENT_CONVERSION', self.context.loaded.files, facts)
        self.context.clocks.decode += monotonic_ns() - started_ns
        return runs(self.context, self.inputs, self.output).run(sorted_rows)


def ordering(order: dict[str, Any]) -> list[int]:
    """Columns that rows are sorted by."""
    window: dict[str, Any] | None = order['window']
    return [*order['groupBy'], *([] if window is None else [window['timeIndex']])]
