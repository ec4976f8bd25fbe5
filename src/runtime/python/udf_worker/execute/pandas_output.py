"""Output rows of pandas aggregates: what they are grouped by (OVER: the kept columns), window bounds, results."""

from __future__ import annotations

from time import monotonic_ns
from typing import Any

from udf_worker.arrow_io import arrow_type, buffers_of, pa
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.pandas_sorting import SortedRows
from udf_worker.values.layout import UNITS_PER_SECOND, TypeJson, time_unit
from udf_worker.values.payload import Buffer


class AggregateOutput:
    def __init__(self, context: OperatorContext) -> None:
        order = context.order
        self.context = context
        self.fields: list[dict[str, Any]] = order['columns']
        self.window: dict[str, Any] | None = order['window']
        self.changelog: bool = order['changelog']
        self.is_over = self.window is not None and self.window['kind'] == 'over'
        self.columns: list[int] = order['keep'] if self.is_over else order['groupBy']
        """Positions of the input columns that go out again."""
        first_bound = len(self.columns) + (1 if self.changelog else 0)
        self.bounds: list[TypeJson] = (
            []
            if self.window is None or self.is_over
            else [f['type'] for f in order['output'][first_bound : first_bound + 2]]
        )
        self.flattened = order['rowBased'] is not None and context.loaded.result_type['kind'] == 'ROW'

    def emit(self, rows: SortedRows, places: Any, results: Any) -> None:
        """One row for each result; `places` are the sorted rows that give the other columns."""
        started_ns = monotonic_ns()
        count = len(results)
        buffers: list[Buffer] = []
        if self.changelog:
            buffers += buffers_of(pa.repeat('+I', count), {'kind': 'STRING'})
        taken = pa.array(places[:count])
        for index in self.columns:
            data_type: TypeJson = self.fields[index]['type']
            buffers += buffers_of(rows.columns[index].take(taken).cast(arrow_type(data_type)), data_type)
        for data_type, milliseconds in zip(self.bounds, self.bounds_ms(rows, places[:count])):
            buffers += buffers_of(moments(milliseconds, data_type), data_type)
        buffers += self.result_buffers(results)
        self.context.clocks.encode_back += monotonic_ns() - started_ns
        self.context.emit(buffers, count)

    def bounds_ms(self, rows: SortedRows, places: Any) -> list[Any]:
        if self.window is None or not self.bounds:
            return []
        starts = rows.window_starts[places]
        return [starts, starts + self.window['sizeMs']]

    def result_buffers(self, results: Any) -> list[Buffer]:
        data_type = self.context.loaded.result_type
        if not self.flattened:
            return list(buffers_of(results, data_type))
        parts = zip(results.flatten(), data_type['fields'])
        return [buffer for part, field in parts for buffer in buffers_of(part, field['type'])]


def moments(milliseconds: Any, data_type: TypeJson) -> Any:
    per_second = UNITS_PER_SECOND[time_unit(data_type)]
    units = milliseconds * (per_second // 1000) if per_second >= 1000 else milliseconds // 1000
    return pa.array(units, pa.int64()).view(arrow_type(data_type))
