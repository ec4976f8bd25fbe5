"""A general (row) function called on rows, whatever way the rows came: by records, or by Arrow buffers in thread
mode.

Columns go through `map`, which calls the function from C; clocks are read once a chunk. Rows of a chunk are first
decoded, then run, then converted. So where the function raises, results of earlier rows are converted before the
error is told: if one of them is refused, that is the error, as it would be row by row.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from itertools import repeat, starmap
from time import monotonic_ns
from typing import Any, Callable, NamedTuple, Union

from udf_worker.cancelling import SlotCancelled
from udf_worker.clocks import BundleClocks
from udf_worker.column_types import TypeJson
from udf_worker.columns import RawColumn, RawColumns, ResultColumn
from udf_worker.convert import constant_value, output_check
from udf_worker.errors import ErrorData, UserFiles, error_data, row_facts, value_text
from udf_worker.execute.arguments import ArgumentColumn

CHUNK_ROWS = 2048
"""Chosen by bench/python_codecs.py: long enough to hide clocks and calls, short enough for a chunk to stay in the
cache.
"""


class ColumnArgument(NamedTuple):
    data_type: TypeJson
    name: str | None


class ConstantArgument(NamedTuple):
    value: Any


Argument = Union[ColumnArgument, ConstantArgument]


def bind_arguments(arguments: Sequence[dict[str, Any]]) -> list[Argument]:
    """The `args` of OPEN. Raises BAD_CONSTANT."""
    bound: list[Argument] = []
    for argument in arguments:
        if argument['kind'] == 'column':
            bound.append(ColumnArgument(argument['type'], argument.get('name')))
        else:
            bound.append(ConstantArgument(constant_value(argument['type'], argument['value'])))
    return bound


class Stopped(NamedTuple):
    """Rows of a chunk that have arguments, and why the next one has not."""

    rows: int
    problem: Exception


class GeneralFunction:
    """`mode` is 'process' or 'thread': how values are converted. Raises UNSUPPORTED_TYPE and BAD_CONSTANT."""

    def __init__(
        self,
        call: Callable[..., Any],
        arguments: Sequence[Argument],
        result_type: TypeJson,
        mode: str,
        files: UserFiles,
    ) -> None:
        self.call = call
        self.arguments = list(arguments)
        self.files = files
        self.result_type = result_type
        columns = [argument for argument in self.arguments if isinstance(argument, ColumnArgument)]
        self.columns = [ArgumentColumn(column.data_type, mode) for column in columns]
        self.results = ResultColumn(result_type, output_check(result_type, mode))

    def run(self, source: RawColumns, rows: int, clocks: BundleClocks) -> ErrorData | None:
        """Calls the function on `rows` rows; `results` then holds those that were finished.

        Answers what ended it early.
        """
        self.results.clear()
        done = 0
        while done < rows:
            count = min(CHUNK_ROWS, rows - done)
            error = self.run_chunk(source, done, count, clocks)
            if error is not None:
                return error
            done += count
        return None

    def run_chunk(self, source: RawColumns, first: int, count: int, clocks: BundleClocks) -> ErrorData | None:
        started_ns = monotonic_ns()
        columns, stopped = self.converted(source.take(count))
        rows = count if stopped is None else stopped.rows
        decoded_ns = monotonic_ns()
        results: list[Any] = []
        problem = self.call_rows(columns, rows, results)
        called_ns = monotonic_ns()
        refusal = self.results.extend(results)
        clocks.decode += decoded_ns - started_ns
        clocks.user += called_ns - decoded_ns
        clocks.encode_back += monotonic_ns() - called_ns
        if refusal is not None:
            return self.refused(
                refusal.row, refusal.problem, self.values_at(columns, refusal.row - first), results[refusal.row - first]
            )
        if problem is not None:
            return self.raised(first + len(results), problem, self.values_at(columns, len(results)))
        if stopped is not None:
            return self.unconvertible(first + stopped.rows, stopped.problem)
        return None

    # --- arguments

    def converted(self, raw: list[RawColumn]) -> tuple[list[list[Any]], Stopped | None]:
        """Argument columns; up to the first row that has no argument value, where there is such a row."""
        columns: list[list[Any]] = []
        stopped: Stopped | None = None
        for column, values in zip(self.columns, raw):
            converted = column.convert(values)
            columns.append(converted.values)
            if converted.problem is not None and (stopped is None or len(converted.values) < stopped.rows):
                stopped = Stopped(len(converted.values), converted.problem)
        return columns, stopped

    def call_rows(self, columns: list[list[Any]], rows: int, results: list[Any]) -> BaseException | None:
        """Appends the results of the first `rows` rows; answers the exception of the first row that raises one."""
        try:
            results.extend(self.calls(columns, rows))
        except SlotCancelled:
            raise
        except BaseException as problem:
            return problem
        if len(results) < rows:
            return self.stop_iteration(columns, len(results))
        return None

    def calls(self, columns: list[list[Any]], rows: int) -> Any:
        if not self.arguments:
            return starmap(self.call, repeat((), rows))
        remaining = iter(columns)
        inputs: list[Any] = []
        for argument in self.arguments:
            if isinstance(argument, ConstantArgument):
                inputs.append(repeat(argument.value, rows))
            else:
                column = next(remaining)
                inputs.append(column if len(column) == rows else column[:rows])
        return map(self.call, *inputs)

    def stop_iteration(self, columns: list[list[Any]], row: int) -> BaseException:
        """A StopIteration of the function ends `map` as if there were no more rows.

        Called again, that row says where it is from.
        """
        try:
            self.call(*self.values_at(columns, row))
        except BaseException as problem:
            return problem
        return StopIteration()

    def values_at(self, columns: list[list[Any]], row: int) -> list[Any]:
        remaining = iter(columns)
        return [
            argument.value if isinstance(argument, ConstantArgument) else next(remaining)[row]
            for argument in self.arguments
        ]

    # --- errors

    def raised(self, row: int, problem: BaseException, values: list[Any]) -> ErrorData:
        facts = row_facts(row, self.names(), values)
        return error_data(problem, 'run', 'UDF_EXCEPTION', self.files, facts)

    def refused(self, row: int, problem: BaseException, values: list[Any], result: Any) -> ErrorData:
        shown, shown_type, declared = value_text(result), type(result).__name__, self.result_type['kind']
        facts = {
            **row_facts(row, self.names(), values),
            'function': getattr(self.call, '__name__', type(self.call).__name__),
            'value': shown,
            'valueType': shown_type,
            'declaredType': declared,
        }
        hint = (
            f'The function returned {shown} ({shown_type}), its result type is {declared}: return a value of that type,'
            ' or declare another result_type.'
        )
        return error_data(problem, 'run', 'RESULT_TYPE', self.files, facts, hint=hint)

    def unconvertible(self, row: int, problem: BaseException) -> ErrorData:
        return error_data(problem, 'run', 'ARGUMENT_CONVERSION', self.files, {'row': row})

    def names(self) -> list[str]:
        return argument_names(self.call, self.arguments)


def argument_names(call: Callable[..., Any], arguments: Sequence[Argument]) -> list[str]:
    """Parameter names as far as the function tells them, else the columns'."""
    try:
        parameters = list(inspect.signature(call).parameters.values())
    except (TypeError, ValueError):
        parameters = []
    names = [parameter.name for parameter in parameters if parameter.kind is not parameter.VAR_POSITIONAL]
    for index in range(len(names), len(arguments)):
        argument = arguments[index]
        name = argument.name if isinstance(argument, ColumnArgument) else None
        names.append(name or f'argument {index + 1}')
    return names[: len(arguments)]
