"""ARRAY, MAP and ROW as arguments: their children are read as whole columns, then cut into values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, Callable

from pyflink.common.types import Row, RowKind
from udf_worker.values.argument_readers import column_opener
from udf_worker.values.bits import null_flags
from udf_worker.values.java_maps import map_order
from udf_worker.values.layout import TypeJson
from udf_worker.values.reading import Open, Read, Rules, Taken, converted, nullable
from udf_worker.values.shared_rows import rows_shared_as_in_java

Refuse = Callable[[], Exception]


def nested_opener(data_type: TypeJson, rules: Rules, refusal: Refuse | None, is_whole: bool) -> Open:
    """`is_whole`: an argument of its own, not a part of one."""
    kind: str = data_type['kind']
    if kind == 'ARRAY':
        opener = array_opener(data_type, rules, refusal)
    elif kind == 'MAP':
        opener = map_opener(data_type, rules, refusal)
    else:
        opener = row_opener(data_type, rules, refusal)
    if is_whole and rules.thread:
        return rows_shared_as_in_java(opener, data_type, rules.notes)
    return opener


def array_opener(data_type: TypeJson, rules: Rules, refusal: Refuse | None) -> Open:
    open_element = column_opener(data_type['element'], rules, is_whole=False)
    as_tuples = rules.thread

    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        offsets: Any = next(buffers).cast('i')
        read_elements = open_element(buffers, last_offset(offsets, rows))

        def read(first: int, end: int) -> Taken:
            bounds: list[int] = offsets[first : end + 1].tolist() or [0]
            start = bounds[0]
            elements, problem = read_elements(start, bounds[-1])
            if problem is not None:
                bounds = bounds[: row_of(bounds, start + len(elements)) + 1]
            lists = cut(elements, bounds)
            return Taken(list(map(tuple, lists)) if as_tuples else lists, problem)

        return nullable(read, flags, refusal)

    return open_column


def map_opener(data_type: TypeJson, rules: Rules, refusal: Refuse | None) -> Open:
    open_key = column_opener(data_type['key'], rules, is_whole=False)
    open_value = column_opener(data_type['value'], rules, is_whole=False)
    ordered = map_order(data_type['key'], rules.thread)

    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        offsets: Any = next(buffers).cast('i')
        entries = last_offset(offsets, rows)
        read_keys = open_key(buffers, entries)
        read_values = open_value(buffers, entries)

        def read(first: int, end: int) -> Taken:
            bounds: list[int] = offsets[first : end + 1].tolist() or [0]
            start = bounds[0]
            keys, key_problem = read_keys(start, bounds[-1])
            # A key comes before its value.
            values, problem = read_values(start, start + len(keys))
            problem = problem or key_problem
            if problem is not None:
                bounds = bounds[: row_of(bounds, start + len(values)) + 1]
            pairs = zip(cut(keys, bounds), cut(values, bounds))
            made = converted(ordered, list(pairs))
            return made if made.problem is not None else Taken(made.values, problem)

        return nullable(read, flags, refusal)

    return open_column


def row_opener(data_type: TypeJson, rules: Rules, refusal: Refuse | None) -> Open:
    fields: Sequence[TypeJson] = data_type['fields']
    open_fields = [column_opener(field['type'], rules, is_whole=False) for field in fields]
    make_row = row_maker([field['name'] for field in fields])

    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        flags = null_flags(next(buffers), rows)
        readers = [open_field(buffers, rows) for open_field in open_fields]

        def read(first: int, end: int) -> Taken:
            columns: list[list[Any]] = []
            problem: Exception | None = None
            for read_field in readers:
                values, told = read_field(first, end)
                columns.append(values)
                if told is not None and len(values) < end - first:
                    problem, end = told, first + len(values)
            if not columns:
                return Taken([make_row(()) for _ in range(first, end)])
            # zip ends with the shortest column: with the row before the first that has no argument.
            return Taken(list(map(make_row, zip(*columns))), problem)

        return nullable(read, flags, refusal)

    return open_column


def row_maker(names: list[str]) -> Callable[[Sequence[Any]], Row]:
    new = Row.__new__
    usual: dict[str, Any] = {'_from_dict': False, '_row_kind': RowKind.INSERT, '_fields': names}

    def make_row(values: Sequence[Any]) -> Row:
        row = new(Row)
        # A Row refuses most attributes; its own way around costs twice as much.
        members = row.__dict__
        members.update(usual)
        members['_values'] = list(values)
        return row

    return make_row


def last_offset(offsets: Any, rows: int) -> int:
    return offsets[rows] if rows else 0


def row_of(bounds: list[int], element: int) -> int:
    """The row that holds an element. `bounds` are the offsets of the rows."""
    return bisect_right(bounds, element) - 1


def cut(elements: list[Any], bounds: list[int]) -> list[list[Any]]:
    start = bounds[0]
    if start:
        bounds = list(map(int.__sub__, bounds, repeat(start)))
    return [elements[begin:stop] for begin, stop in zip(bounds, bounds[1:])]
