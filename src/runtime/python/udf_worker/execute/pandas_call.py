"""A pandas function called on an Arrow batch, as PyFlink's worker does it: same Series, same checks, same words of
errors.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from time import monotonic_ns
from typing import Any, Callable, NamedTuple

from udf_worker.arrow_io import arrays_of, arrow_type, buffers_of, pa
from udf_worker.clocks import BundleClocks
from udf_worker.column_types import TypeJson
from udf_worker.errors import ErrorData, UserFiles, error_data, value_text
from udf_worker.execute.general import Argument, ColumnArgument, argument_names

pd: Any = importlib.import_module('pandas')


class BatchResult(NamedTuple):
    buffers: list[memoryview]
    rows: int
    error: ErrorData | None


class PandasFunction:
    """`checked`: Flink checks type and length of a plain function's result, not of a ScalarFunction class's."""

    def __init__(
        self,
        call: Callable[..., Any],
        checked: bool,
        arguments: Sequence[Argument],
        result_type: TypeJson,
        local_time_zone: str,
        files: UserFiles,
    ) -> None:
        self.call = call
        self.checked = checked
        self.arguments = list(arguments)
        columns = [argument for argument in self.arguments if isinstance(argument, ColumnArgument)]
        self.types = [column.data_type for column in columns]
        names = [column.name or f'f{index}' for index, column in enumerate(columns)]
        self.schema = pa.schema([pa.field(name, arrow_type(kind)) for name, kind in zip(names, self.types)])
        self.result_type = result_type
        self.result_arrow_type = result_arrow_type(result_type)
        self.local_time_zone = local_time_zone
        self.files = files

    def run(self, buffers: list[memoryview], rows: int, clocks: BundleClocks) -> BatchResult:
        started_ns = monotonic_ns()
        try:
            values = self.call_values(self.series(buffers, rows))
        except (pa.ArrowException, ValueError, OverflowError) as problem:
            return failed(error_data(problem, 'run', 'ARGUMENT_CONVERSION', self.files, {'batchRows': rows}))
        decoded_ns = monotonic_ns()
        clocks.decode += decoded_ns - started_ns
        try:
            result = self.call(*values)
        except BaseException as problem:
            return failed(self.raised(problem, rows))
        finally:
            clocks.user += monotonic_ns() - decoded_ns
        back_ns = monotonic_ns()
        try:
            return self.converted(result, values)
        finally:
            clocks.encode_back += monotonic_ns() - back_ns

    # --- in

    def series(self, buffers: list[memoryview], rows: int) -> list[Any]:
        arrays = arrays_of(self.types, buffers, rows)
        # A table's column knows its name, and so does the Series made of it; an array alone has none.
        table = pa.Table.from_arrays(arrays, schema=self.schema)
        return [self.series_of(column, kind) for column, kind in zip(table.itercolumns(), self.types)]

    def series_of(self, column: Any, data_type: TypeJson) -> Any:
        if data_type['kind'] == 'ROW':
            fields = zip(column.flatten(), column.type)
            return pd.concat([part.to_pandas(date_as_object=True).rename(field.name) for part, field in fields], axis=1)
        series = column.to_pandas(date_as_object=True)
        if data_type['kind'] == 'TIMESTAMP_LTZ':
            return series.dt.tz_localize(self.local_time_zone)
        return series

    def call_values(self, series: list[Any]) -> list[Any]:
        """Series in call order, constants as plain values between them."""
        remaining = iter(series)
        return [
            next(remaining) if isinstance(argument, ColumnArgument) else argument.value for argument in self.arguments
        ]

    # --- back

    def converted(self, result: Any, values: list[Any]) -> BatchResult:
        try:
            if self.checked:
                check_result(self.call, result, values)
        except Exception as problem:
            return failed(self.refused(problem, 'RESULT_LENGTH', result))
        try:
            array = self.result_array(result)
        except Exception as problem:
            return failed(self.refused(problem, 'RESULT_TYPE', result))
        return BatchResult(buffers_of(array, self.result_type), len(array), None)

    def result_array(self, result: Any) -> Any:
        if type(result) is pd.DataFrame:
            columns = [
                converted_array(result[result.columns[index]], field.type)
                for index, field in enumerate(self.result_arrow_type)
            ]
            return pa.StructArray.from_arrays(columns, fields=list(self.result_arrow_type))
        array = converted_array(self.without_zone(result), self.result_arrow_type)
        return array.cast(pa.binary()) if pa.types.is_fixed_size_binary(array.type) else array

    def without_zone(self, series: Any) -> Any:
        """TIMESTAMP_LTZ: the session zone's wall clock, without the zone."""
        if self.result_type['kind'] != 'TIMESTAMP_LTZ' or getattr(series.dtype, 'kind', '') != 'M':
            return series
        if isinstance(series.dtype, pd.DatetimeTZDtype):
            return series.dt.tz_convert(self.local_time_zone).dt.tz_localize(None)
        return series.dt.tz_localize(None)

    # --- errors

    def raised(self, problem: BaseException, rows: int) -> ErrorData:
        facts: dict[str, Any] = {'batchRows': rows, 'args': self.argument_facts()}
        # An adapter knows the row.
        facts.update(getattr(self.call, 'failed_row', None) or {})
        return error_data(problem, 'run', 'UDF_EXCEPTION', self.files, facts)

    def refused(self, problem: BaseException, code: str, result: Any) -> ErrorData:
        facts = {
            'function': function_name(self.call),
            'valueType': type(result).__name__,
            'value': value_text(result),
            'declaredType': self.result_type['kind'],
        }
        if isinstance(result, pd.Series):
            facts['dtype'] = str(result.dtype)
        return error_data(problem, 'run', code, self.files, facts, hint=self.refusal_hint(code))

    def refusal_hint(self, code: str) -> str:
        if code == 'RESULT_LENGTH':
            return 'Return a pandas Series with one value for each row of the Series that came in.'
        return f'Return a Series whose values are {self.result_type["kind"]}, or declare another result_type.'

    def argument_facts(self) -> list[dict[str, Any]]:
        return [
            {'name': name, 'type': 'Series', 'value': argument.data_type['kind']}
            if isinstance(argument, ColumnArgument)
            else {'name': name, 'type': type(argument.value).__name__, 'value': value_text(argument.value)}
            for name, argument in zip(argument_names(self.call, self.arguments), self.arguments)
        ]


def failed(error: ErrorData) -> BatchResult:
    return BatchResult([], 0, error)


def result_arrow_type(data_type: TypeJson) -> Any:
    """As arrow_type, but Flink insists on the length of BINARY(n) results."""
    return pa.binary(data_type['length']) if data_type['kind'] == 'BINARY' else arrow_type(data_type)


def check_result(call: Callable[..., Any], result: Any, values: list[Any]) -> None:
    """Flink's assertions, with Flink's words. The length is compared with the first argument's, whatever that is."""
    if type(result) is not pd.Series and type(result) is not pd.DataFrame:
        raise AssertionError(
            f"The result type of Pandas UDF '{function_name(call)}' must be pandas.Series or pandas.DataFrame,"
            f' got {type(result)}'
        )
    if len(result) != len(values[0]):
        raise AssertionError(
            f"The result length '{len(result)}' of Pandas UDF '{function_name(call)}' is not equal to the input length"
            f" '{len(values[0])}'"
        )


def function_name(call: Callable[..., Any]) -> str:
    return getattr(call, '__name__', type(call).__name__)


def converted_array(series: Any, target: Any) -> Any:
    """NaN is NULL, for floats too. Raises RuntimeError with the two arguments that Flink gives it."""
    try:
        return pa.Array.from_pandas(series, mask=series.isnull(), type=target)
    except pa.ArrowException as problem:
        text = f'Exception thrown when converting pandas.Series ({series.dtype}) to pyarrow.Array ({target}).'
        raise RuntimeError(text, problem) from problem
