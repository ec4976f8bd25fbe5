"""Opening a function as OPEN asks: load it, bind its arguments, call its open(). The same in all modes."""

from __future__ import annotations

from time import monotonic_ns
from typing import Any, Callable, Generic, TypeVar

from pyflink.table.udf import FunctionContext
from udf_worker.errors import WorkbenchError
from udf_worker.load import LoadedUdf, load_function
from udf_worker.metrics import CountingMetricGroup

NANOSECONDS_PER_MS = 1_000_000
# What a local session of Flink gives: the keyed state's default bound.
MAX_PARALLEL_SUBTASKS = 128

E = TypeVar('E')


class OpenedUdf(Generic[E]):
    """A function that was opened, with what runs it in a mode."""

    def __init__(self, loaded: LoadedUdf, executor: E, execute_ms: float, open_ms: float) -> None:
        self.loaded = loaded
        self.executor = executor
        self.answer: dict[str, Any] = {
            'resultType': loaded.result_type,
            'name': loaded.name,
            'executeMs': execute_ms,
            'openMs': open_ms,
            'notes': [],
        }
        """The JSON of OPENED."""


def open_udf(order: dict[str, Any], executor_of: Callable[[LoadedUdf], E]) -> OpenedUdf[E]:
    """Raises WorkbenchError of every kind that a file, a function, its arguments or its open() can cause."""
    started_ns = monotonic_ns()
    loaded = load_function(order['file'], order['projectRoot'], order['function'])
    executed_ns = monotonic_ns()
    executor = executor_of(loaded)
    opening_ns = monotonic_ns()
    loaded.open(function_context(order))
    opened_ns = monotonic_ns()
    execute_ms = (executed_ns - started_ns) / NANOSECONDS_PER_MS
    return OpenedUdf(loaded, executor, execute_ms, (opened_ns - opening_ns) / NANOSECONDS_PER_MS)


def function_context(order: dict[str, Any]) -> FunctionContext:
    """What open() gets, filled as Flink fills it for the first attempt of a local session's job."""
    index, parallelism, name = order['subtaskIndex'], order['parallelism'], order['taskName']
    return FunctionContext(
        CountingMetricGroup() if order['metricEnabled'] else None,
        dict(order['jobParameters']),
        task_name=name,
        task_name_with_subtasks=f'{name} ({index + 1}/{parallelism})#0',
        number_of_parallel_subtasks=parallelism,
        max_number_of_parallel_subtasks=MAX_PARALLEL_SUBTASKS,
        index_of_this_subtask=index,
        attempt_number=0,
    )


def unsupported_mode(loaded: LoadedUdf, mode: str) -> WorkbenchError:
    is_pandas = loaded.kind == 'pandas_scalar'
    kind = 'pandas function' if is_pandas else 'general function'
    hint = (
        'Run it in process-arrow.'
        if is_pandas
        else 'Run it in process-row or thread, or in process-arrow by an adapter.'
    )
    facts = {'function': loaded.name, 'kind': loaded.kind, 'mode': mode}
    return WorkbenchError(
        'UNSUPPORTED_MODE', 'plan', f'{loaded.name} is a {kind}: it has no mode {mode}.', facts, hint=hint
    )
