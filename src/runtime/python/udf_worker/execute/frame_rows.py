"""The rows of BATCH frames as calls of a function, chunk by chunk.

Rows of a chunk are first decoded, then run, then converted. So where the function raises, results of earlier rows are
converted before the error is told: if one of them is refused, that is the error, as it would be row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic_ns

from udf_worker.execute.calls import bind_call
from udf_worker.execute.operator import OperatorContext
from udf_worker.values.arguments import ArgumentColumns, OpenArguments, TakenRows

CHUNK_ROWS = 2048
"""Chosen by bench/python_codecs.py: long enough to hide clocks and calls, short enough for a chunk to stay in the
cache.
"""

NO_NULLS = memoryview(b'')


class FrameRows:
    """What goes into the function of a context. Raises UNSUPPORTED_TYPE and BAD_CONSTANT."""

    def __init__(self, context: OperatorContext) -> None:
        order = context.order
        self.clocks = context.clocks
        self.call = bind_call(context)
        self.names: list[str] = [column['name'] for column in order['columns']]
        self.types = context.column_types
        # In process mode a row-based function gets a Row with names: what a column of that ROW type holds.
        self.as_row = order['rowBased'] is not None and context.value_mode == 'process'
        types = self.types
        if self.as_row:
            types = [{'kind': 'ROW', 'nullable': False, 'fields': order['columns']}]
        self.arguments = ArgumentColumns(types, context.value_mode, order['localTimeZone'], context.notes)

    def open(self, buffers: Sequence[memoryview], rows: int) -> OpenArguments:
        return self.arguments.open([NO_NULLS, *buffers] if self.as_row else buffers, rows)

    def chunks(self, buffers: Sequence[memoryview], rows: int) -> Iterator[tuple[int, TakenRows]]:
        """(first row, rows taken) until all were taken or one has no argument. Decoding is what the clock counts."""
        started_ns = monotonic_ns()
        opened = self.open(buffers, rows)
        done = 0
        while done < rows:
            taken = opened.take(min(CHUNK_ROWS, rows - done))
            self.clocks.decode += monotonic_ns() - started_ns
            yield done, taken
            if taken.problem is not None:
                return
            done += taken.rows
            started_ns = monotonic_ns()
