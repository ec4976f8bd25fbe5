"""ARRAY, MAP and ROW results: what they hold is written as whole columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import Any

from udf_worker.values.layout import TypeJson
from udf_worker.values.map_keys import parts_with_unique_keys
from udf_worker.values.payload import Buffer
from udf_worker.values.result_parts import MISSING, PartsOf, parts_rule
from udf_worker.values.result_rules import Refusal, ResultRules
from udf_worker.values.result_writers import FlatWriter, Writer, append_offsets


class ListWriter(Writer):
    """ARRAY and MAP: offsets into columns of what they hold."""

    def __init__(self, data_type: TypeJson, parts_of: PartsOf, children: Sequence[Writer]) -> None:
        super().__init__(data_type)
        self.parts_of = parts_of
        self.children = children
        self.offsets = array('i', (0,))

    def truncate(self, rows: int) -> None:
        super().truncate(rows)
        self.offsets = self.offsets[: rows + 1]
        for child in self.children:
            child.truncate(self.offsets[-1])

    def extend(self, values: list[Any]) -> Refusal | None:
        parts = self.parts_of(values)
        first = self.rows
        refusals: list[tuple[int, int, Refusal]] = []
        for order, (child, lists) in enumerate(zip(self.children, parts.columns)):
            refused = child.extend(list(chain.from_iterable(lists)))
            if refused is not None:
                refusals.append((refused.row, order, refused))
        self.accept(parts.nulls, parts.columns[0])
        if not refusals:
            return self.own_refusal(parts.problem, values, len(parts.columns[0]))
        element, order, refused = min(refusals, key=lambda each: each[:2])
        row = bisect_right(self.offsets, element) - 1
        path = self.path_to(order, parts.columns, row - first, element - self.offsets[row])
        self.truncate(row)
        return refused._replace(row=row, path=path + refused.path)

    def accept(self, nulls: list[int], lists: Sequence[Any]) -> None:
        """`lists` are as long as what the rows hold."""
        self.nulls.extend(self.rows + row for row in nulls)
        append_offsets(self.offsets, lists)
        self.rows += len(lists)

    def put_nulls(self, count: int) -> None:
        self.accept(list(range(count)), [()] * count)

    def own_refusal(self, problem: Exception | None, values: list[Any], row: int) -> Refusal | None:
        if problem is None:
            return None
        return Refusal(self.rows, problem, values[row], self.data_type)

    def path_to(self, order: int, columns: Sequence[list[Any]], row: int, element: int) -> str:
        if len(columns) == 1:
            return f'[{element}]'
        key = columns[0][row][element]
        return f'[{key!r}]' if order == 1 else f' key {key!r}'

    def buffers(self) -> list[Buffer]:
        offsets = memoryview(self.offsets).cast('B')
        return [self.validity(), offsets, *chain.from_iterable(child.buffers() for child in self.children)]


class RowWriter(Writer):
    def __init__(self, data_type: TypeJson, parts_of: PartsOf, children: Sequence[Writer], thread: bool) -> None:
        super().__init__(data_type)
        self.parts_of = parts_of
        self.children = children
        self.extend_child = extend_known if thread else extend_all
        self.names = [field['name'] for field in data_type['fields']]

    def truncate(self, rows: int) -> None:
        super().truncate(rows)
        for child in self.children:
            child.truncate(rows)

    def extend(self, values: list[Any]) -> Refusal | None:
        parts = self.parts_of(values)
        rows = parts.rows
        refusal = None
        if parts.problem is not None:
            refusal = Refusal(self.rows + rows, parts.problem, values[rows], self.data_type)
        for name, child, column in zip(self.names, self.children, parts.columns):
            # Rows from a refused one on are not looked at by the fields that come after.
            refused = self.extend_child(child, column if rows == len(column) else column[:rows])
            if refused is not None:
                rows = refused.row - self.rows
                refusal = refused._replace(path=f'.{name}{refused.path}')
        self.nulls.extend(self.rows + row for row in parts.nulls if row < rows)
        self.rows += rows
        if refusal is not None:
            for child in self.children:
                child.truncate(self.rows)
        return refusal

    def put_nulls(self, count: int) -> None:
        self.nulls.extend(range(self.rows, self.rows + count))
        self.rows += count
        for child in self.children:
            child.put_nulls(count)

    def buffers(self) -> list[Buffer]:
        return [self.validity(), *self.field_buffers()]

    def field_buffers(self) -> list[Buffer]:
        """The fields as columns of their own: a NULL row is NULL in each."""
        return list(chain.from_iterable(child.buffers() for child in self.children))


def extend_all(child: Writer, column: list[Any]) -> Refusal | None:
    return child.extend(column)


def extend_known(child: Writer, column: list[Any]) -> Refusal | None:
    """Extends by a column in which values may be missing: those are NULL and no value that Java looks at."""
    if id(MISSING) not in map(id, column):
        return child.extend(column)
    for value in column:
        if value is MISSING:
            child.put_nulls(1)
        else:
            refused = child.extend([value])
            if refused is not None:
                return refused
    return None


def nested_writer(data_type: TypeJson, rules: ResultRules) -> Writer:
    from udf_worker.values.results import writer_of

    kind: str = data_type['kind']
    inside = rules.inside(kind)
    parts_of = parts_rule(data_type, rules)
    if kind == 'ARRAY':
        return ListWriter(data_type, parts_of, [writer_of(data_type['element'], inside)])
    if kind == 'MAP':
        key = writer_of(data_type['key'], inside._replace(is_key=True))
        if isinstance(key, FlatWriter):
            parts_of = parts_with_unique_keys(parts_of, key)
        return ListWriter(data_type, parts_of, [key, writer_of(data_type['value'], inside)])
    return RowWriter(
        data_type, parts_of, [writer_of(field['type'], inside) for field in data_type['fields']], rules.thread
    )
