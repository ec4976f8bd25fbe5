"""Table functions: any number of rows a row, for a lateral join, a left join and the row-based flat_map."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterator, Sequence
from itertools import islice, repeat
from time import monotonic_ns
from typing import Any

from udf_worker.cancelling import SlotCancelled
from udf_worker.errors import ErrorData
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.frame_rows import FrameRows
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.row_errors import call_facts, no_argument, raised
from udf_worker.execute.scalar import stop_iteration
from udf_worker.execute.table_columns import TableColumns
from udf_worker.values.arguments import TakenRows
from udf_worker.values.payload import Buffer

PART_ROWS = 4096
"""Rows of a part: a generator of millions never fills the memory, and its first rows are shown early."""

FIRST_PULL, PULL_NS = 16, 50_000_000
"""Rows taken from a generator at once grow from the first number while a pull takes less than this time."""


class TableOperator:
    """Rows are taken from lists, ranges and generators; anything else that comes back is a row itself, as on Flink.

    In thread mode an answer is one payload, so all rows of a frame are emitted at its end.
    """

    def __init__(self, context: OperatorContext) -> None:
        self.context = context
        self.rows = FrameRows(context)
        self.call = self.rows.call
        self.is_constant = context.order['rowBased'] is None and not self.call.columns_used()
        self.is_left = context.order['join'] == 'left'
        self.in_parts = context.value_mode == 'process'
        self.columns = TableColumns(context, self.call)
        self.origins: array[int] = array('i')
        """Of the rows in `columns`, then of those in `items`."""
        self.items: list[Any] = []
        """What the function gave and is not in the columns yet."""
        width = len(self.columns.names)
        self.null_row: Any = None if width == 1 else (None,) * width
        self.converting_ns = 0
        self.chunk = (0, TakenRows([], 0, None, None))

    # --- frames

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        if self.is_constant:
            return constant_call(self.call)
        error: ErrorData | None = None
        for first, taken in self.rows.chunks(buffers, rows):
            self.chunk = (first, taken)
            started_ns, self.converting_ns = monotonic_ns(), 0
            error = self.run_chunk(first, taken)
            self.context.clocks.user += monotonic_ns() - started_ns - self.converting_ns
            self.context.clocks.encode_back += self.converting_ns
            if error is not None or self.has_enough:
                break
        self.emit()
        return error

    @property
    def has_enough(self) -> bool:
        return len(self.origins) >= self.context.most_rows

    def end_bundle(self) -> ErrorData | None:
        return None

    def finish(self) -> ErrorData | None:
        return None

    def emit(self) -> None:
        buffers: list[Buffer] = [b'', memoryview(self.origins).cast('B')]
        buffers += self.columns.buffers()
        rows = len(self.origins)
        self.origins = array('i')
        self.columns.clear()
        self.context.emit(buffers, rows)

    # --- rows

    def run_chunk(self, first: int, taken: TakenRows) -> ErrorData | None:
        """Answers what ended the job, after the rows given before it were converted."""
        row = first
        try:
            for result in self.call.calls(taken.columns, taken.rows):
                if result is not None or self.is_left:
                    error = self.take_result(result, row)
                    if error is not None:
                        return error
                    if self.has_enough:
                        return self.convert_items()
                row += 1
            if row - first < taken.rows:
                raise stop_iteration(self.call, taken, row - first)
        except SlotCancelled:
            raise
        except BaseException as problem:
            self.take_origins(row)
            return self.convert_items() or raised(self.call, problem, self.facts(row), self.context.value_mode)
        error = self.convert_items()
        if error is None and taken.problem is not None:
            return no_argument(self.rows, taken, first)
        return error

    def take_result(self, result: Any, row: int) -> ErrorData | None:
        """Takes the rows of one result. Where it raises, the rows before that are among `items`."""
        items = self.items
        if is_collection(result) and len(result) <= PART_ROWS:
            items.extend(result)
        elif is_expanded(result):
            generated: Iterator[Any] = iter(result)
            before = len(items)
            items.extend(islice(generated, FIRST_PULL))
            if len(items) - before == FIRST_PULL:
                return self.take_long(generated, row)
        elif result is not None:
            items.append(result)
        if self.take_origins(row) == 0 and self.is_left:
            return self.take_null_row(row)
        return self.convert_part() if len(items) >= PART_ROWS else None

    def take_long(self, generated: Iterator[Any], row: int) -> ErrorData | None:
        """What follows the first rows of one result, in parts."""
        pull, pulled = FIRST_PULL * 2, -1
        started_ns = monotonic_ns()
        while pulled != 0 and not self.has_enough:
            before = len(self.items)
            self.items.extend(islice(generated, pull))
            pulled = len(self.items) - before
            self.take_origins(row)
            is_slow = monotonic_ns() - started_ns > PULL_NS
            if len(self.items) >= PART_ROWS or is_slow:
                error = self.convert_part()
                if error is not None:
                    return error
            if is_slow and self.in_parts:
                self.context.sink.hand_over()
            pull = max(1, pull // 2) if is_slow else min(pull * 2, PART_ROWS)
            started_ns = monotonic_ns()
        return None

    def take_origins(self, row: int) -> int:
        """All items without an origin are of this row. Answers how many there were."""
        missing = self.columns.rows + len(self.items) - len(self.origins)
        if missing:
            self.origins.extend(repeat(row, missing))
        return missing

    def take_null_row(self, row: int) -> ErrorData | None:
        """Of an input row without results. Flink makes it: the conversions of thread mode, which refuse NULL in some
        types, have no part in it.
        """
        if self.in_parts:
            self.items.append(self.null_row)
            self.origins.append(row)
            return None
        error = self.convert_items()
        if error is None:
            self.origins.append(row)
            self.columns.put_nulls(1)
        return error

    # --- conversion

    def convert_part(self) -> ErrorData | None:
        """Converts what there is, and emits it where results go out in parts."""
        error = self.convert_items()
        if error is None and self.in_parts:
            self.emit()
        return error

    def convert_items(self) -> ErrorData | None:
        if not self.items:
            return None
        started_ns = monotonic_ns()
        failure = self.columns.extend(self.items)
        self.items.clear()
        self.converting_ns += monotonic_ns() - started_ns
        if failure is None:
            return None
        failing_row = self.origins[self.columns.rows]
        del self.origins[self.columns.rows :]
        return failure(self.facts(failing_row))

    def facts(self, row: int) -> dict[str, Any]:
        first, taken = self.chunk
        return call_facts(self.call, taken, row - first, first)


def constant_call(call: BoundCall) -> ErrorData:
    """Flink's planner takes a table function of constants out of Python's hands."""
    return {
        'error': 'This method is a placeholder and should not be called.',
        'error_type': 'java.lang.UnsupportedOperationException',
        'stage': 'run',
        'code': 'UNSUPPORTED_OPERATION',
        'facts': {'function': call.loaded.name},
        'hint': f'Flink 2.3 cannot run a table function without a column among its arguments: give {call.loaded.name}'
        ' one, even if it makes no use of it.',
    }


def is_collection(result: object) -> bool:
    return isinstance(result, (list, range))


def is_expanded(result: object) -> bool:
    """Whether each element of the result is a row; else the result itself is one."""
    return isinstance(result, (list, range, Generator))
