"""OVER: the function called once for each row, with the rows of its frame."""

from __future__ import annotations

from time import monotonic_ns
from typing import Any, Callable

from udf_worker.errors import ErrorData
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.pandas_calls import CallFailed, called
from udf_worker.execute.pandas_errors import call_failed, first_refused, not_decoded, refused
from udf_worker.execute.pandas_group_runs import group_facts
from udf_worker.execute.pandas_groups import np
from udf_worker.execute.pandas_inputs import AggregateInputs
from udf_worker.execute.pandas_output import AggregateOutput
from udf_worker.execute.pandas_results import results_array
from udf_worker.execute.pandas_series import SeriesWriter, pd
from udf_worker.execute.pandas_sorting import SortedRows
from udf_worker.execute.pandas_windows import Frames, heap_order, over_frames

FrameArguments = Callable[[int, int], 'list[Any]']
"""The function's arguments for the rows of a partition from one position up to another."""


class OverRuns:
    """Flink's batch mode makes Series of a whole partition and one of all its results; its streaming mode makes both
    for each frame alone, which shows in dtypes, and calls the function once for all rows of a RANGE's time.
    """

    def __init__(self, context: OperatorContext, inputs: AggregateInputs, output: AggregateOutput) -> None:
        self.context = context
        self.inputs = inputs
        self.output = output
        self.frame: dict[str, Any] = context.order['window']['frame']
        self.streaming = context.order['runtime'] == 'streaming'
        self.call = BoundCall(context.loaded, inputs.bound)
        self.writer = SeriesWriter('result', context.loaded.result_type, context.order['localTimeZone'])

    def run(self, rows: SortedRows) -> ErrorData | None:
        for first, end in zip(rows.starts.tolist(), rows.ends.tolist()):
            error = self.run_partition(rows, first, end)
            if error is not None:
                return error
        return None

    def run_partition(self, rows: SortedRows, first: int, end: int) -> ErrorData | None:
        frames = over_frames(self.frame, rows.times[first:end])
        results: list[Any] = []
        try:
            arguments = (
                self.streaming_arguments(rows, first, end) if self.streaming else self.batch_arguments(rows, first, end)
            )
        except Exception as problem:
            return not_decoded(self.call, problem, self.facts(rows, first, end - first))
        failed = self.call_frames(rows, first, frames, arguments, results)
        # In batch mode no result of a partition leaves before all of them are there.
        if failed is not None and not self.streaming:
            return failed
        error = self.give(rows, first, results)
        return failed if error is None else error

    def batch_arguments(self, rows: SortedRows, first: int, end: int) -> FrameArguments:
        whole = self.inputs.series(rows.columns, first, end - first)
        return lambda low, high: self.inputs.arguments([series.iloc[low:high] for series in whole])

    def streaming_arguments(self, rows: SortedRows, first: int, end: int) -> FrameArguments:
        if self.frame['unit'] == 'range':
            ranks = heap_order(rows.times[first:end], rows.arrival[first:end])

            def of_frame(low: int, high: int) -> list[Any]:
                places = first + low + np.argsort(ranks[low:high])
                return self.inputs.arguments(self.inputs.series_at(rows.columns, places))

            return of_frame
        return lambda low, high: self.inputs.arguments(self.inputs.series(rows.columns, first + low, high - low))

    def call_frames(
        self, rows: SortedRows, first: int, frames: Frames, arguments: FrameArguments, results: list[Any]
    ) -> ErrorData | None:
        """Appends the result of each row of the partition."""
        clocks = self.context.clocks
        shares = self.streaming and self.frame['unit'] == 'range'
        last: tuple[int, int] | None = None
        for row, (low, high) in enumerate(zip(frames.firsts.tolist(), frames.ends.tolist())):
            if shares and (low, high) == last:
                results.append(results[-1])
                continue
            last = (low, high)
            started_ns = monotonic_ns()
            try:
                values = arguments(low, high)
            except Exception as problem:
                return not_decoded(self.call, problem, self.facts(rows, first + row, high - low))
            called_ns = monotonic_ns()
            clocks.decode += called_ns - started_ns
            try:
                results.append(called(self.call, values))
            except CallFailed as failure:
                return call_failed(failure, self.facts(rows, first + row, high - low))
            finally:
                clocks.user += monotonic_ns() - called_ns
        return None

    def give(self, rows: SortedRows, first: int, results: list[Any]) -> ErrorData | None:
        """Emits the rows of the results."""
        if self.streaming:
            array, refusal = results_array(self.writer, results)
            self.emit(rows, first, array)
            return (
                None if refusal is None else self.refused(rows, first + refusal.group, refusal.problem, refusal.result)
            )
        together = pd.Series(results)
        try:
            array = self.writer.array(together)
        except Exception as problem:
            row = first_refused(lambda count: self.accepts(pd.Series(results[:count])), len(results)) or 0
            return self.refused(rows, first + row, problem, results[row])
        self.emit(rows, first, array)
        return None

    def emit(self, rows: SortedRows, first: int, array: Any) -> None:
        self.output.emit(rows, np.arange(first, first + len(array)), array)

    def accepts(self, series: Any) -> bool:
        try:
            self.writer.array(series)
        except Exception:
            return False
        return True

    def refused(self, rows: SortedRows, place: int, problem: Exception, result: Any) -> ErrorData:
        return refused(self.call, problem, result, self.writer.data_type, self.facts(rows, place, None))

    def facts(self, rows: SortedRows, place: int, frame_rows: int | None) -> dict[str, Any]:
        """Of the row at `place` of the sorted rows."""
        return {
            'group': group_facts(self.context, rows, place),
            'rowTimeMs': int(rows.times[place]),
            **({} if frame_rows is None else {'frameRows': frame_rows}),
        }
