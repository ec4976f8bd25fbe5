"""What a table function gave as columns of values: which of it is a row, and how many values a row has.

`tuple` and `Row` are rows of several values (names count for nothing), everything else is a row of one value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pyflink.common import Row
from udf_worker.errors import ErrorData, value_text


class ShapeProblem(NamedTuple):
    """An item with fewer values than columns."""

    item: Any
    values: int


class Columns(NamedTuple):
    """Items before the first that has no such shape, column by column."""

    values: Sequence[list[Any]]
    rows: int
    problem: ShapeProblem | None
    dropped: bool
    """Whether an item had more values than there are columns."""


def columns_of(items: list[Any], width: int) -> Columns:
    """The items as `width` columns. The quick ways are for items that are all of one usual shape."""
    kinds = set(map(type, items))
    if width == 1 and not any(issubclass(kind, (tuple, Row)) for kind in kinds):
        return Columns([items], len(items), None, False)
    rows: list[Any] = items
    if kinds == {Row}:
        rows = list(map(values_of_row, items))
    elif kinds != {tuple}:
        rows = list(map(row_values, items))
    if set(map(len, rows)) == {width}:
        return Columns(list(map(list, zip(*rows))), len(rows), None, False)
    return cut_columns(items, rows, width)


def cut_columns(items: list[Any], rows: list[Any], width: int) -> Columns:
    dropped = False
    for index, values in enumerate(rows):
        if len(values) < width:
            kept = rows[:index]
            problem = ShapeProblem(items[index], len(values))
            return Columns([[row[column] for row in kept] for column in range(width)], index, problem, dropped)
        dropped = dropped or len(values) > width
    return Columns([[row[column] for row in rows] for column in range(width)], len(rows), None, dropped)


def values_of_row(row: Row) -> list[Any]:
    return vars(row)['_values']


def row_values(item: Any) -> Sequence[Any]:
    if is_tuple(item):
        return item
    return values_of_row(item) if isinstance(item, Row) else (item,)


def is_tuple(item: object) -> bool:
    return isinstance(item, tuple)


def dropped_note(name: str, width: int) -> str:
    return f'{name} gave rows with more values than its {width} result types: Flink drops the values beyond them.'


def too_few_values(name: str, problem: ShapeProblem, columns: Sequence[str], facts: dict[str, Any]) -> ErrorData:
    """Flink has no error here: its Python worker dies of SIGSEGV."""
    shown, wanted = value_text(problem.item), len(columns)
    return {
        'error': f'{name} gave a row of {count(problem.values)} for {wanted} columns ({", ".join(columns)}): {shown}.',
        'error_type': 'WorkbenchError',
        'stage': 'run',
        'code': 'RESULT_TYPE',
        'facts': {**facts, 'value': shown, 'valueType': type(problem.item).__name__, 'columns': list(columns)},
        'hint': f'Give a tuple or a Row of {wanted} values. On Flink 2.3 the Python worker crashes (SIGSEGV) on fewer.',
    }


def count(values: int) -> str:
    return f'{values} value' if values == 1 else f'{values} values'
