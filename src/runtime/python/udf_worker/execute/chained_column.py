"""A scalar function's results as an argument of an aggregate: `agg(f(a))`.

Flink runs the scalar function in an operator of its own before the aggregate, so its results are converted by its
declared result type on the way.
"""

from __future__ import annotations

from typing import Any

from udf_worker.errors import ErrorData
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.row_errors import call_facts, raised, refused
from udf_worker.execute.scalar import call_rows
from udf_worker.values.arguments import ArgumentColumns, TakenRows
from udf_worker.values.results import ResultColumn


class ChainedProblem(Exception):
    """The scalar function failed at a row of the chunk."""

    def __init__(self, error: ErrorData) -> None:
        super().__init__(error['error'])
        self.error = error

    def data(self, first: int) -> ErrorData:
        """The error, its row counted from the frame that has the chunk at row `first`."""
        self.error['facts']['row'] += first
        return self.error


class ChainedColumn:
    """One call, as a column of the chunk."""

    def __init__(self, call: BoundCall, context: OperatorContext) -> None:
        self.call = call
        self.name = call.loaded.name
        zone: str = context.order['localTimeZone']
        result_type = call.loaded.result_type
        self.results = ResultColumn(result_type, 'process', zone, context.notes)
        self.arguments = ArgumentColumns([result_type], 'process', zone, context.notes)

    def values(self, taken: TakenRows) -> list[Any]:
        """A value for each row of the chunk. Raises ChainedProblem."""
        results: list[Any] = []
        problem = call_rows(self.call, taken, results)
        self.results.clear()
        refusal = self.results.extend(results)
        if refusal is not None:
            raise ChainedProblem(refused(self.call, refusal, call_facts(self.call, taken, refusal.row, 0)))
        if problem is not None:
            raise ChainedProblem(raised(self.call, problem, call_facts(self.call, taken, len(results), 0)))
        buffers = [memoryview(buffer) for buffer in self.results.buffers()]
        converted = self.arguments.open(buffers, taken.rows).take(taken.rows)
        if converted.problem is not None:
            raise ChainedProblem(raised(self.call, converted.problem, {'row': converted.rows}))
        return converted.columns[0]
