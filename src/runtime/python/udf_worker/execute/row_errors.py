"""What is told when a row fails: Flink's own words, and the function, column, value, row and types that it leaves out.

All of it is made from the failing row alone; nothing is kept for rows that do not fail.
"""

from __future__ import annotations

from typing import Any

from udf_worker.errors import ErrorData, error_data, row_facts, value_text
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.frame_rows import FrameRows
from udf_worker.types import type_sql
from udf_worker.values.arguments import TakenRows
from udf_worker.values.java import JavaError
from udf_worker.values.moments import PRE_EPOCH_HINT, is_pre_epoch
from udf_worker.values.result_rules import UnseenOverflow
from udf_worker.values.results import Refusal

INTEGERS = ('TINYINT', 'SMALLINT', 'INT')


def call_facts(call: BoundCall, taken: TakenRows, row: int, first: int) -> dict[str, Any]:
    """Facts of row `row` of a chunk that begins at row `first` of the frame."""
    leaves = list(call.leaves(taken.columns, row))
    facts = row_facts(first + row, [name for name, _ in leaves], [value for _, value in leaves])
    facts['function'] = call.loaded.name
    return facts


def raised(call: BoundCall, problem: BaseException, facts: dict[str, Any], mode: str = 'process') -> ErrorData:
    """The function raised. `mode` is 'process' or 'thread': whose words tell it."""
    data = error_data(problem, 'run', 'UDF_EXCEPTION', call.loaded.files, facts)
    if mode == 'thread':
        from udf_worker.thread_words import thread_text

        data['error'] = thread_text(problem)
    return data


def refused(call: BoundCall, refusal: Refusal, facts: dict[str, Any], column: str | None = None) -> ErrorData:
    """Flink would not take the result (or the value of `column` in it) for its declared type."""
    shown, shown_type, declared = value_text(refusal.value), type(refusal.value).__name__, type_sql(refusal.declared)
    told: dict[str, Any] = {
        **facts,
        'function': call.loaded.name,
        'value': shown,
        'valueType': shown_type,
        'declaredType': declared,
    }
    if column is not None:
        told['resultColumn'] = column
    if refusal.path:
        told['path'] = refusal.path
    hint = refusal_hint(call, refusal, column, f'{shown} ({shown_type})', declared)
    problem = refusal.problem
    if isinstance(problem, UnseenOverflow):
        problem = problem.seen_at_once()
    return error_data(problem, 'run', 'RESULT_TYPE', call.loaded.files, told, hint=hint)


def refusal_hint(call: BoundCall, refusal: Refusal, column: str | None, shown: str, declared: str) -> str:
    where = f' at {refusal.path}' if refusal.path else ''
    if refusal.value is None and isinstance(refusal.problem, JavaError):
        return null_in_thread_mode(refusal.declared['kind'], 'result')
    if column is None:
        said = f'{call.loaded.name} returned {shown}{where}, its result type there is {declared}'
    else:
        said = f'{call.loaded.name} gave {shown}{where} for {column}, which is declared {declared}'
    return f'{said}: return a value of that type, or declare another one.'


def no_argument(rows: FrameRows, taken: TakenRows, first: int) -> ErrorData:
    """A value of the input has no Python value: Flink fails before it calls the function."""
    assert taken.problem is not None
    call = rows.call
    facts: dict[str, Any] = {
        'row': first + taken.rows,
        'function': call.loaded.name,
        'value': value_text(taken.value),
        'valueType': type(taken.value).__name__,
    }
    hint = PRE_EPOCH_HINT if is_pre_epoch(taken.problem) else None
    column = 0 if rows.as_row else taken.column
    if column is not None and not rows.as_row:
        facts['column'] = rows.names[column]
        facts['declaredType'] = type_sql(rows.types[column])
        if is_null_pointer(taken.problem):
            hint = null_in_thread_mode(rows.types[column]['kind'], f'column {rows.names[column]}')
    return error_data(taken.problem, 'run', 'ARGUMENT_CONVERSION', call.loaded.files, facts, hint=hint)


def is_null_pointer(problem: BaseException) -> bool:
    return isinstance(problem, JavaError) and problem.java_class.endswith('NullPointerException')


def null_in_thread_mode(kind: str, what: str) -> str:
    other = ' or BIGINT' if kind in INTEGERS else (' or DOUBLE' if kind == 'FLOAT' else '')
    return f"Flink's thread mode cannot take NULL in {kind} ({what}); use process mode{other}."
