"""What is told when a pandas function fails on a batch: Flink's own words, and what it leaves out."""

from __future__ import annotations

from typing import Any, Callable

from udf_worker.errors import ErrorData, error_data, value_text
from udf_worker.execute.calls import BoundCall, argument_names
from udf_worker.execute.pandas_calls import CallFailed
from udf_worker.execute.pandas_series import pd
from udf_worker.types import type_sql
from udf_worker.values.java import JavaError
from udf_worker.values.layout import TypeJson

SHOWN_VALUES = 5
"""Of a Series in an error."""


def call_failed(failure: CallFailed, facts: dict[str, Any]) -> ErrorData:
    call = failure.call
    told = {**facts, 'function': call.loaded.name, **(failure.facts or argument_facts(call, failure.values))}
    hint: str | None = None
    if failure.code == 'RESULT_TYPE':
        return refused(call, failure.problem, failure.result, call.loaded.result_type, told)
    if failure.code == 'RESULT_LENGTH':
        told.update(result_facts(failure.result))
        hint = 'Return a pandas Series with one value for each row of the Series that came in.'
    return error_data(failure.problem, 'run', failure.code, call.loaded.files, told, hint=hint)


def not_decoded(call: BoundCall, problem: BaseException, facts: dict[str, Any]) -> ErrorData:
    """The columns have no pandas form: Flink fails before it calls the function."""
    return error_data(problem, 'run', 'ARGUMENT_CONVERSION', call.loaded.files, {**facts, 'function': call.loaded.name})


def no_columns(call: BoundCall) -> ErrorData:
    """Flink sends Arrow batches of columns, and a batch without one breaks it."""
    problem = JavaError('java.lang.ArrayIndexOutOfBoundsException', 'Index 0 out of bounds for length 0')
    hint = f'A pandas function needs a column among its arguments: give {call.loaded.name} one.'
    return error_data(problem, 'run', 'ARGUMENT_CONVERSION', facts={'function': call.loaded.name}, hint=hint)


def too_many_rows(call: BoundCall, given: int, rows: int) -> ErrorData:
    """Flink looks for the rows that the results belong to, and finds none for the last ones."""
    text = 'Cannot invoke "org.apache.flink.table.data.RowData.getRowKind()" because "input" is null'
    problem = JavaError('java.lang.NullPointerException', text)
    facts = {'function': call.loaded.name, 'resultRows': given, 'batchRows': rows, 'row': rows}
    hint = f'{call.loaded.name} returned {given} values for {rows} rows: return one for each row.'
    return error_data(problem, 'run', 'RESULT_LENGTH', facts=facts, hint=hint)


def refused(
    call: BoundCall, problem: BaseException, result: Any, declared: TypeJson, facts: dict[str, Any]
) -> ErrorData:
    """Flink would not take the result for its declared type."""
    declared_text = type_sql(declared)
    told = {**facts, 'function': call.loaded.name, **result_facts(result), 'declaredType': declared_text}
    hint = (
        f'{call.loaded.name} is declared to return {declared_text}: return a Series whose values are of that type, or'
        ' declare another result_type.'
    )
    return error_data(problem, 'run', 'RESULT_TYPE', call.loaded.files, told, hint=hint)


def result_facts(result: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {'valueType': type(result).__name__, 'value': shown(result)}
    if isinstance(result, pd.Series):
        facts['dtype'] = str(result.dtype)
    elif isinstance(result, pd.DataFrame):
        facts['dtypes'] = [str(dtype) for dtype in result.dtypes]
    return facts


def argument_facts(call: BoundCall, values: list[Any]) -> dict[str, Any]:
    names = argument_names(call.loaded.call, call.arguments)
    if len(names) != len(values):
        # Row-based: one DataFrame.
        names = [f'argument {index + 1}' for index in range(len(values))]
    args = [{'name': name, 'type': type_text(value), 'value': shown(value)} for name, value in zip(names, values)]
    return {'args': args}


def type_text(value: Any) -> str:
    return f'Series ({value.dtype})' if isinstance(value, pd.Series) else type(value).__name__


def shown(value: Any) -> str:
    """The first values of a Series or DataFrame; the repr of what is none."""
    try:
        if isinstance(value, pd.Series):
            more = ', …' if len(value) > SHOWN_VALUES else ''
            return f'{len(value)} rows: ' + ', '.join(map(value_text, value.head(SHOWN_VALUES).tolist())) + more
        if isinstance(value, pd.DataFrame):
            return f'{len(value)} rows, columns ' + ', '.join(map(str, value.columns))
    # Series of a user's own class may refuse even that.
    except Exception as problem:
        return f'<{type(problem).__name__}>'
    return value_text(value)


def first_refused(accepts: Callable[[int], bool], rows: int) -> int | None:
    """The first row whose result is refused, where `accepts(n)` says whether the first n rows are taken."""
    if rows == 0 or accepts(rows):
        return None
    low, high = 0, rows
    while high - low > 1:
        middle = (low + high) // 2
        if accepts(middle):
            low = middle
        else:
            high = middle
    return low
