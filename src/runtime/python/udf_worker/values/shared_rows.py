"""Thread mode's rows inside of arrays and maps: Java uses one row object for all of them, so all become the last one.

It does so on the way to Python and on the way back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Callable

from pyflink.common.types import Row
from udf_worker.values.java_maps import result_map_order
from udf_worker.values.layout import TypeJson
from udf_worker.values.notes import Notes
from udf_worker.values.payload import Buffer
from udf_worker.values.reading import Open, Read, Taken
from udf_worker.values.result_parts import MISSING, thread_elements, thread_fields
from udf_worker.values.result_rules import Refusal
from udf_worker.values.result_writers import Writer

Share = Callable[[Any], Any]

SHARED_ROWS_NOTE = (
    "Flink 2.3's thread mode uses one row object for all rows inside of an ARRAY or MAP: every one becomes the last."
    ' Process mode is right.'
)


def shares_rows(data_type: TypeJson) -> bool:
    """Whether there is a ROW inside of an ARRAY or MAP."""
    kind = data_type['kind']
    if kind == 'ARRAY':
        return holds_row(data_type['element'])
    if kind == 'MAP':
        return holds_row(data_type['key']) or holds_row(data_type['value'])
    return kind == 'ROW' and any(shares_rows(field['type']) for field in data_type['fields'])


def holds_row(data_type: TypeJson) -> bool:
    return data_type['kind'] == 'ROW' or shares_rows(data_type)


def rows_shared_as_in_java(opener: Open, data_type: TypeJson, notes: Notes) -> Open:
    if not shares_rows(data_type):
        return opener
    share = sharer(data_type, notes)

    def open_column(buffers: Iterator[memoryview], rows: int) -> Read:
        read = opener(buffers, rows)

        def read_shared(first: int, end: int) -> Taken:
            values, problem = read(first, end)
            return Taken(list(map(share, values)), problem)

        return read_shared

    return open_column


def plain_parts(data_type: TypeJson) -> Share:
    """A result as tuples, dicts in Java's order and rows with all values: what Java is given of it.

    Raises what Flink's Python side of thread mode raises.
    """
    kind = data_type['kind']
    if not holds_row(data_type):
        return unchanged
    if kind == 'ARRAY':
        element = plain_parts(data_type['element'])
        return lambda value: None if value is None else tuple(map(element, thread_elements(value)))
    if kind == 'MAP':
        ordered = result_map_order(data_type['key'])
        key, content = plain_parts(data_type['key']), plain_parts(data_type['value'])
        return lambda value: (
            None if value is None else ordered([(key(each), content(part)) for each, part in value.items()])
        )
    fields = [plain_parts(field['type']) for field in data_type['fields']]
    take = thread_fields(len(fields))

    def plain_row(value: Any) -> Any:
        return None if value is None else Row(*map(plain_part, fields, take(value)))

    return plain_row


def plain_part(plain: Share, part: Any) -> Any:
    return part if part is MISSING else plain(part)


def unchanged(value: Any) -> Any:
    return value


def sharer(data_type: TypeJson, notes: Notes) -> Share:
    """What one value becomes: every row of one place in the type holds what the last one of that place holds."""
    if is_array_of_plain_rows(data_type):
        return last_for_all(notes)
    last_rows: dict[int, list[Any]] = {}
    meet = meeter(data_type, last_rows)

    def share(value: Any) -> Any:
        last_rows.clear()
        meet(value)
        shared = replaced(data_type, value, last_rows)
        if shared != value:
            notes.add(SHARED_ROWS_NOTE)
        return shared

    return share


def is_array_of_plain_rows(data_type: TypeJson) -> bool:
    element = data_type.get('element')
    if element is None or element['kind'] != 'ROW':
        return False
    return not any(holds_row(field['type']) for field in element['fields'])


def last_for_all(notes: Notes) -> Share:
    """The plain case: an ARRAY of rows that hold no others."""

    def share(value: Any) -> Any:
        # A NULL among them ends the job: the writer says so.
        if not value or any(row is None for row in value):
            return value
        fields = value[-1]._values
        if any(row._values != fields for row in value):
            notes.add(SHARED_ROWS_NOTE)
        return tuple(row_like(row, fields) for row in value)

    return share


def row_like(row: Any, fields: Iterable[Any]) -> Row:
    """A row of other values with the names of a row."""
    made = Row(*fields)
    if hasattr(row, '_fields'):
        made.set_field_names(row._fields)
    return made


def meeter(data_type: TypeJson, last_rows: dict[int, list[Any]]) -> Callable[[Any], None]:
    """Goes through a value in the order of Java's conversion and remembers the last row of each place."""

    def meet(part_type: TypeJson, part: Any) -> None:
        if part is None:
            return
        kind = part_type['kind']
        if kind == 'ARRAY':
            for element in part:
                meet(part_type['element'], element)
        elif kind == 'MAP':
            for key, content in part.items():
                meet(part_type['key'], key)
                meet(part_type['value'], content)
        elif kind == 'ROW':
            fields = part._values
            for field, content in zip(part_type['fields'], fields):
                meet(field['type'], content)
            last_rows[id(part_type)] = fields

    return lambda value: meet(data_type, value)


def replaced(data_type: TypeJson, value: Any, last_rows: dict[int, list[Any]]) -> Any:
    if value is None or not holds_row(data_type):
        return value
    kind = data_type['kind']
    if kind == 'ARRAY':
        return tuple(replaced(data_type['element'], element, last_rows) for element in value)
    if kind == 'MAP':
        key, content = data_type['key'], data_type['value']
        return {replaced(key, k, last_rows): replaced(content, v, last_rows) for k, v in value.items()}
    fields = last_rows[id(data_type)]
    parts = [replaced(field['type'], part, last_rows) for field, part in zip(data_type['fields'], fields)]
    return row_like(value, parts)


class SharingWriter(Writer):
    """Results of thread mode with rows inside of arrays or maps, before another writer takes them."""

    def __init__(self, data_type: TypeJson, writer: Writer, notes: Notes) -> None:
        self.writer = writer
        self.plain = plain_parts(data_type)
        self.share = sharer(data_type, notes)
        super().__init__(data_type)

    def truncate(self, rows: int) -> None:
        self.writer.truncate(rows)
        self.rows = rows

    def extend(self, values: list[Any]) -> Refusal | None:
        shared: list[Any] = []
        problem: Exception | None = None
        try:
            shared.extend(map(self.share, map(self.plain, values)))
        except Exception as told:
            problem = told
        refusal = self.writer.extend(shared)
        self.rows = self.writer.rows
        if refusal is None and problem is not None:
            return Refusal(self.rows, problem, values[len(shared)], self.data_type)
        return refusal

    def put_nulls(self, count: int) -> None:
        self.writer.put_nulls(count)
        self.rows = self.writer.rows

    def buffers(self) -> list[Buffer]:
        return self.writer.buffers()
