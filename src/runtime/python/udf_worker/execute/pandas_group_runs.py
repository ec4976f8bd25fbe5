"""The function called once a group."""

from __future__ import annotations

from time import monotonic_ns
from typing import Any

from udf_worker.errors import ErrorData, value_text
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.pandas_calls import CallFailed, called
from udf_worker.execute.pandas_errors import call_failed, no_columns, not_decoded, refused
from udf_worker.execute.pandas_inputs import AggregateInputs
from udf_worker.execute.pandas_output import AggregateOutput
from udf_worker.execute.pandas_results import results_array
from udf_worker.execute.pandas_series import SeriesWriter
from udf_worker.execute.pandas_sorting import SortedRows

GROUPS_PER_EMIT = 4096


class GroupRuns:
    def __init__(self, context: OperatorContext, inputs: AggregateInputs, output: AggregateOutput) -> None:
        self.context = context
        self.inputs = inputs
        self.output = output
        self.call = BoundCall(context.loaded, inputs.bound)
        self.writer = SeriesWriter('result', context.loaded.result_type, context.order['localTimeZone'])

    def run(self, rows: SortedRows) -> ErrorData | None:
        if not self.inputs.fields:
            return no_columns(self.call)
        for first in range(0, len(rows.starts), GROUPS_PER_EMIT):
            error = self.run_groups(rows, first, min(first + GROUPS_PER_EMIT, len(rows.starts)))
            if error is not None:
                return error
        return None

    def run_groups(self, rows: SortedRows, first: int, end: int) -> ErrorData | None:
        """Emits the groups before the one that fails, as Flink would have."""
        results: list[Any] = []
        failed: ErrorData | None = None
        for group in range(first, end):
            failed = self.run_group(rows, group, results)
            if failed is not None:
                break
        back_ns = monotonic_ns()
        array, refusal = results_array(self.writer, results)
        self.context.clocks.encode_back += monotonic_ns() - back_ns
        self.output.emit(rows, rows.starts[first:end], array)
        if refusal is None:
            return failed
        facts = self.facts(rows, first + refusal.group)
        return refused(self.call, refusal.problem, refusal.result, self.writer.data_type, facts)

    def run_group(self, rows: SortedRows, group: int, results: list[Any]) -> ErrorData | None:
        """Appends the group's result."""
        clocks, started_ns = self.context.clocks, monotonic_ns()
        first = int(rows.starts[group])
        try:
            series = self.inputs.series(rows.columns, first, int(rows.ends[group]) - first)
            values = self.inputs.arguments(series)
        except Exception as problem:
            return not_decoded(self.call, problem, self.facts(rows, group))
        called_ns = monotonic_ns()
        clocks.decode += called_ns - started_ns
        try:
            results.append(called(self.call, values))
        except CallFailed as failure:
            return call_failed(failure, self.facts(rows, group))
        finally:
            clocks.user += monotonic_ns() - called_ns
        return None

    def facts(self, rows: SortedRows, group: int) -> dict[str, Any]:
        first = int(rows.starts[group])
        facts = {'group': group_facts(self.context, rows, first), 'groupRows': int(rows.ends[group]) - first}
        return facts if rows.window_starts is None else {**facts, 'windowStartMs': int(rows.window_starts[first])}


def group_facts(context: OperatorContext, rows: SortedRows, place: int) -> list[dict[str, str]]:
    """{name, value} of what the row at `place` is grouped by."""
    fields: list[dict[str, Any]] = context.order['columns']
    return [
        {'name': fields[index]['name'], 'value': value_text(rows.columns[index][place].as_py())}
        for index in context.order['groupBy']
    ]
