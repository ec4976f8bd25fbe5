"""Pandas scalar functions, trees of them, the row-based map of one, and general functions by their adapter."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic_ns
from typing import Any

from udf_worker import arrow_io
from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.execute.adapted import Adapted
from udf_worker.execute.calls import bind_call
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.pandas_calls import CallFailed, call_series, checked
from udf_worker.execute.pandas_errors import call_failed, first_refused, no_columns, not_decoded, refused, too_many_rows
from udf_worker.execute.pandas_series import SeriesReader, SeriesWriter, pd
from udf_worker.execute.plain_columns import PlainReader, plain_buffers
from udf_worker.values.payload import Buffer


class PandasScalarOperator:
    """One Arrow batch, one call."""

    def __init__(self, context: OperatorContext) -> None:
        order = context.order
        self.context = context
        self.call = bind_call(context)
        self.is_map = order['rowBased'] == 'map'
        zone: str = order['localTimeZone']
        self.types = context.column_types
        self.reader = SeriesReader(order['columns'], zone)
        self.plain_reader = PlainReader(order['columns'])
        adapter: bool = order['adapter']
        if adapter and not order['columns']:
            raise no_adapter(context)
        self.adapted = Adapted(self.call, order['columns'], context.loaded.result_type) if adapter else None
        self.writer = SeriesWriter('result', context.loaded.result_type, zone)
        # Series show the payload's memory, and a function may keep them.
        context.allocate = arrow_io.allocate

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        if not self.types:
            return no_columns(self.call)
        clocks, started_ns = self.context.clocks, monotonic_ns()
        try:
            series = self.plain_reader.series(buffers)
            if series is None:
                series = self.reader.series(arrow_io.arrays_of(self.types, list(buffers), rows))
        except Exception as problem:
            return not_decoded(self.call, problem, {'batchRows': rows})
        decoded_ns = monotonic_ns()
        clocks.decode += decoded_ns - started_ns
        try:
            result = self.called(series, rows)
        except CallFailed as failure:
            return call_failed(failure, {'batchRows': rows})
        finally:
            back_ns = monotonic_ns()
            clocks.user += back_ns - decoded_ns
        plain = None if self.is_map else plain_buffers(result, self.context.loaded.result_type)
        if plain is not None and len(result) <= rows:
            clocks.encode_back += monotonic_ns() - back_ns
            self.context.emit(plain, len(result))
            return None
        try:
            array = self.writer.array(result)
        except Exception as problem:
            return self.refused(problem, result, rows)
        converted = self.buffers(array.slice(0, rows))
        clocks.encode_back += monotonic_ns() - back_ns
        self.context.emit(converted, min(len(array), rows))
        return too_many_rows(self.call, len(array), rows) if len(array) > rows else None

    def end_bundle(self) -> ErrorData | None:
        return None

    def finish(self) -> ErrorData | None:
        return None

    def called(self, series: list[Any], rows: int) -> Any:
        """Raises CallFailed."""
        if self.adapted is not None:
            return self.adapted(series, rows)
        if self.is_map:
            return checked(self.call, [pd.concat(series, axis=1)])
        return call_series(self.call, series)

    def buffers(self, array: Any) -> list[Buffer]:
        if not self.is_map:
            return list(arrow_io.buffers_of(array, self.context.loaded.result_type))
        # A mapped ROW becomes columns; a field of a NULL one is NULL.
        fields = self.context.loaded.result_type['fields']
        parts = zip(array.flatten(), fields)
        return [buffer for part, field in parts for buffer in arrow_io.buffers_of(part, field['type'])]

    def refused(self, problem: Exception, result: Any, rows: int) -> ErrorData:
        facts: dict[str, Any] = {'batchRows': rows}
        if isinstance(result, (pd.Series, pd.DataFrame)):
            row = first_refused(lambda count: self.accepts(result.iloc[:count]), len(result))
            if row is not None:
                facts['row'] = row
                result = result.iloc[row : row + 1]
        return refused(self.call, problem, result, self.context.loaded.result_type, facts)

    def accepts(self, result: Any) -> bool:
        try:
            self.writer.array(result)
        except Exception:
            return False
        return True


def no_adapter(context: OperatorContext) -> WorkbenchError:
    name = context.loaded.name
    return WorkbenchError(
        'UNSUPPORTED_OPERATION',
        'plan',
        f'{name} gets no column, and Flink cannot call a pandas function without one.',
        {'function': name},
        hint=f'Give {name} a column, or compare the other two modes.',
    )
