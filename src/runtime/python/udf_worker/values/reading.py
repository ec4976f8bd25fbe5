"""What every reader of a column is: a call that gives the arguments of some of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from typing import Any, Callable, NamedTuple

from udf_worker.values.notes import Notes


class Taken(NamedTuple):
    """Arguments of rows, up to the first that has none, and why that one has none."""

    values: list[Any]
    problem: Exception | None = None


Read = Callable[[int, int], Taken]
"""Gives the rows [first, end) of one column."""

Open = Callable[[Iterator[memoryview], int], Read]
"""Takes the column's buffers of one batch, its children's included, in the order of docs/protocol.md; and its rows."""


class Rules(NamedTuple):
    """How arguments are made."""

    mode: str
    """'process' or 'thread'; or 'exact', which makes every value as it is."""
    zone: str
    """The session's time zone."""
    notes: Notes

    @property
    def thread(self) -> bool:
        return self.mode == 'thread'


def null_rows(flags: bytes, first: int, end: int) -> list[int]:
    """Rows of [first, end) that are NULL, counted from `first`. `flags` as null_flags gives them."""
    part = flags[first:end]
    nulls = part.count(1)
    if nulls * FEW_NULLS > end - first:
        return list(compress(count(), part))
    rows: list[int] = []
    row = -1
    for _ in range(nulls):
        row = part.index(1, row + 1)
        rows.append(row)
    return rows


FEW_NULLS = 8
"""One row in so many: fewer are sooner found one by one than by looking at all."""


def nullable(read: Read, flags: bytes, refusal: Callable[[], Exception] | None = None) -> Read:
    """NULL as None, or as what `refusal` makes where the mode cannot carry NULL."""
    if not flags:
        return read

    def read_nullable(first: int, end: int) -> Taken:
        values, problem = read(first, end)
        for row in null_rows(flags, first, end):
            if row >= len(values):
                break
            if refusal is not None:
                return Taken(values[:row], refusal())
            values[row] = None
        return Taken(values, problem)

    return read_nullable


def converted(convert: Callable[[Any], Any], values: list[Any]) -> Taken:
    """One by one, up to the first that raises."""
    arguments: list[Any] = []
    try:
        arguments.extend(map(convert, values))
    except Exception as problem:
        return Taken(arguments, problem)
    return Taken(arguments)
