"""The rows of a bundle, by group: what an aggregate function is called with."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import repeat
from time import monotonic_ns
from typing import Any

from pyflink.common import Row
from udf_worker.errors import ErrorData, error_data, row_facts, value_text
from udf_worker.execute.calls import Argument, ColumnArgument, ConstantArgument, bind_arguments
from udf_worker.execute.column_constants import as_column
from udf_worker.execute.operator import OperatorContext
from udf_worker.types import TypeJson, type_sql
from udf_worker.values.arguments import ArgumentColumns, TakenRows

CHUNK_ROWS = 8192
RETRACTING = frozenset(('-U', '-D'))

Groups = dict[Hashable, list[Any]]
"""Rows by key in the order of each key's first row.

A key is the value of the one column grouped by, a tuple of several, () of none.

A row is what the function is called with: the one argument, a tuple of several. Of an updating input it is a pair:
whether to retract, and that.
"""


class AggregateInput:
    """Decodes frames and gathers their rows until the bundle ends. Raises UNSUPPORTED_TYPE and BAD_CONSTANT."""

    def __init__(self, context: OperatorContext) -> None:
        order = context.order
        self.context = context
        self.names: list[str] = [column['name'] for column in order['columns']]
        self.types = context.column_types
        self.group_by: list[int] = order['groupBy']
        self.row_kinds: int | None = order['rowKinds']
        zone: str = order['localTimeZone']
        self.arguments = ArgumentColumns(self.types, 'process', zone, context.notes)
        self.is_row_based = order['rowBased'] is not None
        self.row_names = [name for index, name in enumerate(self.names) if index != self.row_kinds]
        bound = [] if self.is_row_based else bind_arguments(context, order['args'])
        self.inputs = [as_column(argument, told, context) for argument, told in zip(bound, order['args'])]
        self.is_single = len(self.inputs) == 1
        self.groups: Groups = {}
        self.keys: list[list[Hashable]] = []
        """Keys of the bundle's rows, frame by frame: they tell where a row that failed stood."""
        self.first_row = 0
        """Of the bundle, in this pass."""

    # --- gathering

    def add(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        """Takes the rows of one frame. After an error the bundle is lost, as it is on Flink."""
        started_ns = monotonic_ns()
        opened = self.arguments.open(buffers, rows)
        error: ErrorData | None = None
        done = 0
        while done < rows and error is None:
            taken = opened.take(min(CHUNK_ROWS, rows - done))
            error = self.gather(taken, done) if taken.problem is None else self.no_argument(taken, done)
            done += taken.rows
        self.context.clocks.decode += monotonic_ns() - started_ns
        return error

    def gather(self, taken: TakenRows, first: int) -> ErrorData | None:
        rows = self.called_with(taken)
        keys = self.keys_of(taken)
        if self.row_kinds is not None:
            rows = zip(map(RETRACTING.__contains__, taken.columns[self.row_kinds]), rows)
        groups = self.groups
        if keys is None:
            groups.setdefault((), []).extend(rows)
            return None
        try:
            for key, row in zip(keys, rows):
                group = groups.get(key)
                if group is None:
                    groups[key] = [row]
                else:
                    group.append(row)
        except TypeError as problem:
            return self.no_key(problem, taken, first)
        self.keys.append(keys)
        return None

    def keys_of(self, taken: TakenRows) -> list[Hashable] | None:
        columns = [taken.columns[index] for index in self.group_by]
        if not columns:
            return None
        return columns[0] if len(columns) == 1 else list(zip(*columns))

    def called_with(self, taken: TakenRows) -> Iterable[Any]:
        if self.is_row_based:
            return zip(*[column for index, column in enumerate(taken.columns) if index != self.row_kinds])
        columns = [self.input(argument, taken) for argument in self.inputs]
        if self.is_single:
            return columns[0]
        return zip(*columns) if columns else repeat((), taken.rows)

    def input(self, argument: Argument, taken: TakenRows) -> Iterable[Any]:
        if isinstance(argument, ConstantArgument):
            return repeat(argument.value, taken.rows)
        assert isinstance(argument, ColumnArgument), 'A call inside an aggregate is an operator of its own.'
        return taken.columns[argument.index]

    def next_bundle(self) -> None:
        self.first_row += sum(map(len, self.groups.values()))
        self.groups = {}
        self.keys = []

    def next_pass(self) -> None:
        self.next_bundle()
        self.first_row = 0

    # --- what the function sees

    def as_row(self, values: tuple[Any, ...]) -> Row:
        """The whole row as the only argument of a row-based function."""
        row = Row(*values)
        row.set_field_names(self.row_names)
        return row

    # --- errors

    def row_of(self, key: Hashable, position: int) -> int | None:
        """Which row of the pass was the `position`th of a group in this bundle."""
        if not self.group_by:
            return self.first_row + position
        row = self.first_row
        for keys in self.keys:
            for other in keys:
                if other is key or other == key:
                    if position == 0:
                        return row
                    position -= 1
                row += 1
        return None

    def facts(self, key: Hashable, position: int) -> dict[str, Any]:
        """Of the `position`th row of a group: `row`, `args`, `key`."""
        row = self.groups[key][position]
        values = row[1] if self.row_kinds is not None else row
        values = [values] if self.is_single else list(values)
        told = row_facts(0, self.argument_names, values)
        place = self.row_of(key, position)
        if place is None:
            del told['row']
        else:
            told['row'] = place
        return {**told, **self.key_facts(key)}

    @property
    def argument_names(self) -> list[str]:
        if self.is_row_based:
            return self.row_names
        return [
            argument.name if isinstance(argument, ColumnArgument) else f'argument {index + 1}'
            for index, argument in enumerate(self.inputs)
        ]

    def key_facts(self, key: Hashable) -> dict[str, Any]:
        """`key`: the repr of each column grouped by, by name; absent where there is none."""
        values: Any = key if len(self.group_by) != 1 else (key,)
        names = [self.names[index] for index in self.group_by]
        return {'key': {name: value_text(value) for name, value in zip(names, values)}} if names else {}

    def no_argument(self, taken: TakenRows, first: int) -> ErrorData:
        """A value of the input has no Python value: Flink fails before it calls the function."""
        assert taken.problem is not None
        facts: dict[str, Any] = {'row': first + taken.rows, 'function': self.context.loaded.name}
        if taken.column is not None:
            facts['column'] = self.names[taken.column]
            facts['declaredType'] = type_sql(self.types[taken.column])
        return error_data(taken.problem, 'run', 'ARGUMENT_CONVERSION', self.context.loaded.files, facts)

    def no_key(self, problem: TypeError, taken: TakenRows, first: int) -> ErrorData:
        """ARRAY and MAP are lists and dicts, which cannot be a key."""
        columns = [self.names[index] for index in self.group_by if is_unhashable(self.types[index])]
        facts = {'row': first, 'function': self.context.loaded.name, 'columns': columns}
        hint = (
            f"Flink's Python aggregates cannot be grouped by ARRAY or MAP ({', '.join(columns)}): use another column."
        )
        return error_data(problem, 'run', 'ARGUMENT_CONVERSION', None, facts, hint=hint)


def is_unhashable(data_type: TypeJson) -> bool:
    if data_type['kind'] == 'ROW':
        return any(is_unhashable(field['type']) for field in data_type['fields'])
    return data_type['kind'] in ('ARRAY', 'MAP')
