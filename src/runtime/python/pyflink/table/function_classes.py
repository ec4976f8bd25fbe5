"""The base classes of pyflink.table.udf, and the classes Flink wraps plain functions in."""

from __future__ import annotations

import abc
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from pyflink.metrics import MetricGroup
from pyflink.table.type_classes import DataType


class FunctionContext:
    """What a function may ask about the task it runs in; given to `open`."""

    def __init__(
        self,
        base_metric_group: MetricGroup | None,
        job_parameters: dict[str, str],
        task_name: str | None = None,
        task_name_with_subtasks: str | None = None,
        number_of_parallel_subtasks: int | None = None,
        max_number_of_parallel_subtasks: int | None = None,
        index_of_this_subtask: int | None = None,
        attempt_number: int | None = None,
    ) -> None:
        self._base_metric_group = base_metric_group
        self._job_parameters = job_parameters
        self._task_name = task_name
        self._task_name_with_subtasks = task_name_with_subtasks
        self._number_of_parallel_subtasks = number_of_parallel_subtasks
        self._max_number_of_parallel_subtasks = max_number_of_parallel_subtasks
        self._index_of_this_subtask = index_of_this_subtask
        self._attempt_number = attempt_number

    def get_metric_group(self) -> MetricGroup:
        """Where a function makes its metrics. Raises RuntimeError where `python.metric.enabled` is false."""
        if self._base_metric_group is None:
            raise RuntimeError(
                "Metric has not been enabled. You can enable metric with the 'python.metric.enabled' configuration."
            )
        return self._base_metric_group

    def get_job_parameter(self, key: str, default_value: str) -> str:
        """A value of `pipeline.global-job-parameters`."""
        return self._job_parameters[key] if key in self._job_parameters else default_value

    def get_task_name(self) -> str | None:
        """The task's name."""
        return self._task_name

    def get_task_name_with_subtasks(self) -> str | None:
        """The task's name with its place, for example `f (3/6)`."""
        return self._task_name_with_subtasks

    def get_number_of_parallel_subtasks(self) -> int | None:
        """The parallelism of the task."""
        return self._number_of_parallel_subtasks

    def get_max_number_of_parallel_subtasks(self) -> int | None:
        """The greatest parallelism that the task can be scaled to."""
        return self._max_number_of_parallel_subtasks

    def get_index_of_this_subtask(self) -> int | None:
        """From 0."""
        return self._index_of_this_subtask

    def get_attempt_number(self) -> int | None:
        """0 at the first try."""
        return self._attempt_number


class UserDefinedFunction(abc.ABC):  # noqa: B024 (PyFlink's)
    """Base of all functions that are classes."""

    def open(self, function_context: FunctionContext) -> Any:  # noqa: B027 (may be left as it is)
        """Called once before the first row."""

    def close(self) -> Any:  # noqa: B027 (may be left as it is)
        """Called once after the last row."""

    def is_deterministic(self) -> bool:
        """Whether equal arguments always give equal results."""
        return True


class ScalarFunction(UserDefinedFunction):
    """One value a row: `udf(MyFunction(), result_type=…)`."""

    @abc.abstractmethod
    def eval(self, *args: Any) -> Any:
        """Called for each row with its arguments; in a pandas function for each batch, with a Series each."""


class AsyncScalarFunction(UserDefinedFunction):
    """One value a row, awaited: while one row waits, others are started. Not in thread mode."""

    @abc.abstractmethod
    async def eval(self, *args: Any) -> Any:
        """Called for each row; several calls are under way at once."""


class TableFunction(UserDefinedFunction):
    """Any number of rows a row."""

    @abc.abstractmethod
    def eval(self, *args: Any) -> Any:
        """Yields or returns the rows: tuples or Rows, or single values where there is one column."""


T = TypeVar('T')
ACC = TypeVar('ACC')


class ImperativeAggregateFunction(UserDefinedFunction, Generic[T, ACC]):
    """Base of functions over the rows of a group."""

    @abc.abstractmethod
    def create_accumulator(self) -> ACC:
        """What a group starts with. It is pickled, save for views, which are Flink state."""

    @abc.abstractmethod
    def accumulate(self, accumulator: ACC, *args: Any) -> Any:
        """Takes a row into the accumulator, by changing it."""

    def retract(self, accumulator: ACC, *args: Any) -> Any:
        """Takes a row back that was accumulated before. Needed over rows that change."""
        raise RuntimeError('Method retract is not implemented')

    def merge(self, accumulator: ACC, accumulators: Any) -> Any:
        """Adds other accumulators to the first one. Needed in session windows."""
        raise RuntimeError('Method merge is not implemented')

    def get_result_type(self) -> DataType | str:
        """Asked where udaf() or udtaf() is given no `result_type`."""
        raise RuntimeError('Method get_result_type is not implemented')

    def get_accumulator_type(self) -> DataType | str:
        """Asked where udaf() or udtaf() is given no `accumulator_type`."""
        raise RuntimeError('Method get_accumulator_type is not implemented')


class AggregateFunction(ImperativeAggregateFunction[T, ACC]):
    """One value a group."""

    @abc.abstractmethod
    def get_value(self, accumulator: ACC) -> T:
        """The value of a group. Also asked of a fresh accumulator, before the group's first row."""


class TableAggregateFunction(ImperativeAggregateFunction[T, ACC]):
    """Any number of rows a group."""

    @abc.abstractmethod
    def emit_value(self, accumulator: ACC) -> Iterable[T]:
        """The rows of a group."""


class DelegatingScalarFunction(ScalarFunction):
    """A plain function as a ScalarFunction."""

    def __init__(self, func: Any) -> None:
        self.func = func

    def eval(self, *args: Any) -> Any:
        return self.func(*args)


class DelegatingAsyncScalarFunction(AsyncScalarFunction):
    """A coroutine function as an AsyncScalarFunction."""

    def __init__(self, func: Any) -> None:
        self.func = func

    async def eval(self, *args: Any) -> Any:
        return await self.func(*args)


class DelegationTableFunction(TableFunction):
    """A plain function as a TableFunction."""

    def __init__(self, func: Any) -> None:
        self.func = func

    def eval(self, *args: Any) -> Any:
        return self.func(*args)


class DelegatingPandasAggregateFunction(AggregateFunction[Any, list[Any]]):
    """A plain pandas function as an AggregateFunction."""

    def __init__(self, func: Any) -> None:
        self.func = func

    def get_value(self, accumulator: list[Any]) -> Any:
        return accumulator[0]

    def create_accumulator(self) -> list[Any]:
        return []

    def accumulate(self, accumulator: list[Any], *args: Any) -> None:
        accumulator.append(self.func(*args))


class PandasAggregateFunctionWrapper:
    """An AggregateFunction that is called once with the whole group."""

    def __init__(self, func: AggregateFunction[Any, Any]) -> None:
        self.func = func

    def open(self, function_context: FunctionContext) -> None:
        self.func.open(function_context)

    def eval(self, *args: Any) -> Any:
        accumulator = self.func.create_accumulator()
        self.func.accumulate(accumulator, *args)
        return self.func.get_value(accumulator)

    def close(self) -> None:
        self.func.close()
