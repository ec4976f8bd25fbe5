"""Arguments of row functions out of the Arrow buffers of BATCH frames, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable, NamedTuple

from udf_worker.values.argument_readers import column_opener
from udf_worker.values.layout import TypeJson
from udf_worker.values.notes import Notes
from udf_worker.values.reading import Read, Rules


class TakenRows(NamedTuple):
    """Rows that have arguments, and why the next one has not."""

    columns: list[list[Any]]
    """Each of exactly `rows` values."""
    rows: int
    problem: Exception | None
    """None where all rows that were asked for came."""
    column: int | None
    """Position of the column whose value is the problem."""
    value: Any = None
    """That value as Python would have it."""


class ArgumentColumns:
    """Compiled once for the columns of a function's frames. Raises UNSUPPORTED_TYPE.

    `mode` is 'process' or 'thread', `zone` the session's time zone.
    """

    def __init__(self, types: Sequence[TypeJson], mode: str, zone: str, notes: Notes) -> None:
        self.types = list(types)
        rules = Rules(mode, zone, notes)
        self.openers = [column_opener(data_type, rules) for data_type in types]

    def open(self, buffers: Sequence[memoryview], rows: int) -> OpenArguments:
        """`buffers` are those of all columns in order. They are read while rows are taken."""
        remaining = iter(buffers)
        readers = [open_column(remaining, rows) for open_column in self.openers]
        return OpenArguments(readers, lambda column, row: exact_value(self.types, buffers, rows, column, row))


def exact_value(types: Sequence[TypeJson], buffers: Sequence[memoryview], rows: int, column: int, row: int) -> Any:
    """A value without what a mode of Flink makes of it, for telling it."""
    rules = Rules('exact', 'UTC', Notes())
    remaining = iter(buffers)
    readers = [column_opener(data_type, rules)(remaining, rows) for data_type in types]
    values = readers[column](row, row + 1).values
    return values[0] if values else None


class OpenArguments:
    """The rows of one batch, taken from the first to the last."""

    def __init__(self, readers: list[Read], exact: Callable[[int, int], Any]) -> None:
        self.readers = readers
        self.exact = exact
        self.taken = 0

    def take(self, rows: int) -> TakenRows:
        """The next rows of each column, fewer where one has no argument."""
        first, end = self.taken, self.taken + rows
        self.taken = end
        columns: list[list[Any]] = []
        problem: Exception | None = None
        column: int | None = None
        for index, read in enumerate(self.readers):
            values, told = read(first, end)
            columns.append(values)
            # Of two columns that fail in one row the first one is told, as it is decoded first.
            if told is not None and len(values) < end - first:
                problem, column = told, index
                end = first + len(values)
        length = end - first
        if problem is None or column is None:
            return TakenRows(columns, length, None, None)
        cut = [values[:length] for values in columns]
        return TakenRows(cut, length, problem, column, self.exact(column, end))
