"""The result columns of a table function, filled with the rows it gave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from udf_worker.errors import ErrorData, error_data, value_text
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.row_errors import refused
from udf_worker.execute.table_rows import columns_of, row_values
from udf_worker.values.java import JavaError
from udf_worker.values.payload import Buffer
from udf_worker.values.results import Refusal, ResultColumn

Failure = Callable[[dict[str, Any]], ErrorData]
"""Makes the error of the first row that did not fit, of the facts of that row."""


class TableColumns:
    def __init__(self, context: OperatorContext, call: BoundCall) -> None:
        self.call = call
        self.name = context.loaded.name
        self.notes = context.notes
        self.in_thread = context.value_mode == 'thread'
        fields: list[dict[str, Any]] = context.loaded.result_type['fields']
        self.names: list[str] = [field['name'] for field in fields]
        mode, zone = context.value_mode, context.order['localTimeZone']
        self.columns = [ResultColumn(field['type'], mode, zone, context.notes) for field in fields]

    @property
    def rows(self) -> int:
        return self.columns[0].rows

    def buffers(self) -> list[Buffer]:
        return [buffer for column in self.columns for buffer in column.buffers()]

    def clear(self) -> None:
        for column in self.columns:
            column.clear()

    def put_nulls(self, count: int) -> None:
        """Rows of NULLs that no result made."""
        for column in self.columns:
            column.writer.put_nulls(count)

    def extend(self, items: list[Any]) -> Failure | None:
        """Takes what the function gave. After a failure the columns hold the rows before it."""
        while True:
            shaped = columns_of(items, len(self.columns))
            rows = shaped.rows
            if shaped.dropped is not None:
                if self.in_thread:
                    return self.extend_to_long_row([column[: shaped.dropped + 1] for column in shaped.values])
                self.notes.add(dropped_note(self.name, len(self.columns)))
            found = self.extend_columns(shaped.values, rows)
            if found is not None:
                return self.refusal(*found)
            if rows == len(items):
                return None
            failure = self.extend_by_short_row(items[rows])
            if failure is not None:
                return failure
            items = items[rows + 1 :]
            if not items:
                return None

    def extend_columns(self, values: Sequence[list[Any]], rows: int) -> tuple[Refusal, int] | None:
        """The first row that is refused, and by which column: then all columns end before it."""
        before, end = self.rows, rows
        found: tuple[Refusal, int] | None = None
        for index, (column, results) in enumerate(zip(self.columns, values)):
            refusal = column.extend(results if end == rows else results[:end])
            if refusal is not None:
                found = (refusal, index)
                end = refusal.row - before
        if found is not None:
            self.truncate(before + end)
        return found

    def truncate(self, rows: int) -> None:
        for column in self.columns:
            column.writer.truncate(rows)

    # --- rows of another length

    def extend_to_long_row(self, values: Sequence[list[Any]]) -> Failure:
        """Thread mode: the last row has too many values, which fails before Java looks at any of them."""
        last = self.rows + len(values[0]) - 1
        found = self.extend_columns(values, len(values[0]))
        if found is not None and not (found[0].row == last and isinstance(found[0].problem, JavaError)):
            return self.refusal(*found)
        self.truncate(last)
        return self.too_many_values

    def extend_by_short_row(self, item: Any) -> Failure | None:
        """Process mode converts what there is and has nothing to give for the rest; thread mode makes that NULL."""
        values = row_values(item)
        if not self.in_thread:
            return self.refused_value(values) or (lambda facts: self.too_few_values(item, len(values), facts))
        self.notes.add(f"{self.name} gave rows with fewer values than columns: Flink's thread mode makes them NULL.")
        before = self.rows
        for index, column in enumerate(self.columns):
            refusal = column.extend([values[index]]) if index < len(values) else column.writer.put_nulls(1)
            if refusal is not None:
                self.truncate(before)
                return self.refusal(refusal, index)
        return None

    def refused_value(self, values: Sequence[Any]) -> Failure | None:
        """Of a row that ends early: the first of its values that does not fit. The columns stay as they are."""
        before = self.rows
        for index, (column, value) in enumerate(zip(self.columns, values)):
            refusal = column.extend([value])
            column.writer.truncate(before)
            if refusal is not None:
                return self.refusal(refusal, index)
        return None

    # --- errors

    def refusal(self, refusal: Refusal, index: int) -> Failure:
        return lambda facts: refused(self.call, refusal, facts, self.names[index])

    def too_many_values(self, facts: dict[str, Any]) -> ErrorData:
        hint = (
            f"{self.name} gave more values than its {len(self.columns)} result types: Flink's thread mode fails then."
        )
        problem = IndexError('list index out of range')
        return error_data(problem, 'run', 'RESULT_TYPE', self.call.loaded.files, facts, hint=hint)

    def too_few_values(self, item: Any, values: int, facts: dict[str, Any]) -> ErrorData:
        """Flink has no error here: it reads memory that is not the row's, and its Python worker may die of it."""
        shown, wanted = value_text(item), len(self.columns)
        had = '1 value' if values == 1 else f'{values} values'
        return {
            'error': f'{self.name} gave a row of {had} for {wanted} columns ({", ".join(self.names)}): {shown}.',
            'error_type': 'WorkbenchError',
            'stage': 'run',
            'code': 'RESULT_TYPE',
            'facts': {**facts, 'value': shown, 'valueType': type(item).__name__, 'columns': self.names},
            'hint': f'Give a tuple or a Row of {wanted} values. With fewer, the Python worker of Flink 2.3 crashes'
            ' (SIGSEGV) or makes up values.',
        }


def dropped_note(name: str, width: int) -> str:
    return f'{name} gave rows with more values than its {width} result types: Flink drops the values beyond them.'
