"""Opening a function as OPEN asks: load it, make its operator, call open() of every function. The same in all modes."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from time import monotonic_ns
from typing import TYPE_CHECKING, Any, Callable

from pyflink.table.udf import FunctionContext
from udf_worker.clocks import BundleClocks
from udf_worker.errors import ErrorData, WorkbenchError, error_data
from udf_worker.execute.operator import Operator, OperatorContext, ResultSink, operator_of
from udf_worker.load import load_function
from udf_worker.metrics import CountingMetricGroup, Counts
from udf_worker.output_place import OutputPlace
from udf_worker.user_logging import begin_logging
from udf_worker.values.notes import Notes

if TYPE_CHECKING:
    from udf_worker.observing.observers import Observer

NANOSECONDS_PER_MS = 1_000_000
# What a local session of Flink gives: the keyed state's default bound.
MAX_PARALLEL_SUBTASKS = 128


class OpenedUdf:
    """A function that was opened, with the operator that runs it."""

    def __init__(self, context: OperatorContext, operator: Operator, execute_ms: float) -> None:
        self.context = context
        self.operator = operator
        self.counts = Counts(readable=False)
        self.metrics = CountingMetricGroup(self.counts)
        self.answer: dict[str, Any] = {
            'resultType': context.loaded.result_type,
            'name': context.loaded.name,
            'executeMs': execute_ms,
            'openMs': 0.0,
            'notes': [],
        }
        """The JSON of OPENED."""
        self.observers: list[Observer] = []

    def open(self) -> None:
        """Calls open() of every function. Raises WorkbenchError UDF_OPEN_EXCEPTION."""
        started_ns = monotonic_ns()
        context = function_context(self.context.order, self.metrics)
        for function in self.context.functions:
            self.guarded(functools.partial(function.open, context))
        self.counts.readable = self.context.value_mode == 'process'
        self.metrics.forget()
        self.answer['openMs'] = (monotonic_ns() - started_ns) / NANOSECONDS_PER_MS

    def guarded(self, action: Callable[[], None]) -> None:
        """Tells an exception in the words of the mode."""
        try:
            action()
        except WorkbenchError as problem:
            if self.context.value_mode == 'thread' and problem.__cause__ is not None:
                from udf_worker.thread_words import thread_text

                problem.data['error'] = thread_text(problem.__cause__)
            raise

    def end_bundle(self) -> ErrorData | None:
        return self.operator.end_bundle() or self.end_bundle_of_metrics()

    def finish(self) -> ErrorData | None:
        """The input has ended: on Flink within the last bundle, whose end is told here once more where that matters."""
        error = self.operator.finish()
        if error is None and self.context.order['kind'] == 'pandas_aggregate':
            return self.end_bundle_of_metrics()
        return error

    def end_bundle_of_metrics(self) -> ErrorData | None:
        try:
            self.metrics.end_bundle()
        except Exception as problem:
            return error_data(problem, 'run', 'UDF_EXCEPTION', self.context.loaded.files, {})
        return None

    def reports(self, last: bool) -> Iterator[dict[str, Any]]:
        """What the observers have to tell, one by one, since one may work while it is asked.

        Asked at the end of every bundle and of the input, and `last` when no more rows come.
        """
        for observer in self.observers:
            yield from observer.reports(last)

    def release(self) -> None:
        """Ends what the operator runs beside the job's thread. May be called again."""
        while self.context.closers:
            self.context.closers.pop()()

    def close(self) -> None:
        """Calls close() of every function. Raises the first WorkbenchError UDF_CLOSE_EXCEPTION when all were called."""
        self.release()
        self.counts.readable = False
        first: WorkbenchError | None = None
        for function in self.context.functions:
            try:
                self.guarded(function.close)
            except WorkbenchError as problem:
                first = first or problem
        if first is not None:
            raise first


def open_udf(order: dict[str, Any], clocks: BundleClocks, sink: ResultSink, place: OutputPlace) -> OpenedUdf:
    """Raises WorkbenchError of every kind that a file, a function, its arguments or its open() can cause."""
    os.environ.update(order.get('env', {}))
    begin_logging(order)
    started_ns = monotonic_ns()
    loaded = load_function(order['file'], order['projectRoot'], order['function'])
    executed_ns = monotonic_ns()
    context = OperatorContext(loaded, order, clocks, Notes(), sink)
    context.place = place
    operator = operator_of(context)
    opened = OpenedUdf(context, operator, (executed_ns - started_ns) / NANOSECONDS_PER_MS)
    if 'debug' in order:
        from udf_worker.debugging import entry_of

        opened.answer['entry'] = entry_of(loaded)
    if 'observe' in order:
        from udf_worker.observing.observers import observers_of

        opened.observers = observers_of(opened, order['observe'])
    try:
        opened.open()
    except BaseException:
        opened.release()
        raise
    return opened


def function_context(order: dict[str, Any], metrics: CountingMetricGroup) -> FunctionContext:
    """What open() gets, filled as Flink fills it for the first attempt of a local session's job."""
    index, parallelism, name = order['subtaskIndex'], order['parallelism'], order['taskName']
    return FunctionContext(
        metrics if order['metricEnabled'] else None,
        dict(order['jobParameters']),
        task_name=name,
        task_name_with_subtasks=f'{name} ({index + 1}/{parallelism})#0',
        number_of_parallel_subtasks=parallelism,
        max_number_of_parallel_subtasks=MAX_PARALLEL_SUBTASKS,
        index_of_this_subtask=index,
        attempt_number=0,
    )
