"""A general function, or a tree of them, as the pandas function that its adapter is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import repeat, starmap
from typing import Any

from udf_worker.adapter_types import column_conversion, results_conversion
from udf_worker.errors import row_facts
from udf_worker.execute.calls import BoundCall, RowCall, compiled_call
from udf_worker.execute.pandas_calls import CallFailed
from udf_worker.execute.pandas_series import pd
from udf_worker.values.layout import TypeJson


class Adapted:
    """Maps a call over a batch. `columns` are fields {name, type}. Raises UNSUPPORTED_TYPE."""

    def __init__(self, call: BoundCall, columns: Sequence[dict[str, Any]], result_type: TypeJson) -> None:
        self.call = call
        self.as_row = isinstance(call, RowCall)
        if self.as_row:
            row_type = {'kind': 'ROW', 'nullable': False, 'fields': list(columns)}
            self.function: Callable[..., Any] = call.loaded.call
            self.used = [0]
            self.columns = [column_conversion(row_type).call]
        else:
            self.function, self.used = compiled_call(call)
            self.columns = [column_conversion(columns[index]['type']).call for index in self.used]
        self.results = results_conversion(result_type).call

    def __call__(self, series: Sequence[Any], rows: int) -> Any:
        """A Series of the results. Raises CallFailed, which knows the row."""
        given = [pd.concat(series, axis=1)] if self.as_row else list(series)
        inputs = [convert(given[index]) for convert, index in zip(self.columns, self.used)]
        results: list[Any] = []
        try:
            results.extend(map(self.function, *inputs) if inputs else starmap(self.function, repeat((), rows)))
        except BaseException as problem:
            raise self.failed(problem, 'UDF_EXCEPTION', len(results), inputs, None) from problem
        try:
            values, dtype = self.results(results)
        except Exception as problem:
            row = self.first_refused(results)
            raise self.failed(problem, 'RESULT_TYPE', row, inputs, results[row]) from problem
        return pd.Series(values, dtype=dtype)

    def first_refused(self, results: list[Any]) -> int:
        """The row of the first result that cannot be converted."""
        for row, result in enumerate(results):
            try:
                self.results([result])
            except Exception:
                return row
        return len(results) - 1

    def failed(self, problem: BaseException, code: str, row: int, inputs: list[Any], result: Any) -> CallFailed:
        return CallFailed(self.call, problem, code, [], result, self.facts(row, inputs))

    def facts(self, row: int, inputs: list[Any]) -> dict[str, Any]:
        if not inputs:
            return {'row': row}
        by_index = {index: values[row : row + 1] for index, values in zip(self.used, inputs)}
        columns = [by_index.get(index, (None,)) for index in range(max(by_index) + 1)]
        leaves = list(self.call.leaves(columns, 0))
        return row_facts(row, [name for name, _ in leaves], [value for _, value in leaves])
