"""What a table function gave as columns of values: which of it is a row, and how many values a row has.

`tuple` and `Row` are rows of several values (names count for nothing), everything else is a row of one value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pyflink.common import Row


class Columns(NamedTuple):
    """Items as columns of values, up to the first that has fewer values than there are columns."""

    values: Sequence[list[Any]]
    rows: int
    dropped: int | None
    """The first item that had more values; None where none had."""


def columns_of(items: list[Any], width: int) -> Columns:
    """The items as `width` columns. The quick ways are for items that are all of one usual shape."""
    kinds = set(map(type, items))
    if width == 1 and not any(issubclass(kind, (tuple, Row)) for kind in kinds):
        return Columns([items], len(items), None)
    rows: list[Any] = items
    if kinds == {Row}:
        rows = list(map(values_of_row, items))
    elif kinds != {tuple}:
        rows = list(map(row_values, items))
    if set(map(len, rows)) == {width}:
        return Columns(list(map(list, zip(*rows))), len(rows), None)
    return cut_columns(rows, width)


def cut_columns(rows: list[Any], width: int) -> Columns:
    count = next((index for index, values in enumerate(rows) if len(values) < width), len(rows))
    dropped = next((index for index, values in enumerate(rows[:count]) if len(values) > width), None)
    return Columns([[values[column] for values in rows[:count]] for column in range(width)], count, dropped)


def values_of_row(row: Row) -> list[Any]:
    return vars(row)['_values']


def row_values(item: Any) -> Sequence[Any]:
    if is_tuple(item):
        return item
    return values_of_row(item) if isinstance(item, Row) else (item,)


def is_tuple(item: object) -> bool:
    return isinstance(item, tuple)
