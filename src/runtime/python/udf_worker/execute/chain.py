"""A tree of calls that no single operator runs: general and pandas functions mixed, or a call inside an aggregate.

Each connected part of one kind is an operator of its own, as on Flink; they run one after another in this worker. What
an inner operator gives is a further column of the next one's input, so its values are converted by its declared result
type on the way: 1.5 for BIGINT arrives as 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from udf_worker.errors import ErrorData
from udf_worker.execute.operator import Operator, OperatorContext, operator_of_kind, runs_apart
from udf_worker.types import TypeJson
from udf_worker.values.layout import VARIABLE_KINDS
from udf_worker.values.payload import Buffer

Json = dict[str, Any]


class CollectedColumn:
    """The results of an inner operator: one emit a frame."""

    def __init__(self) -> None:
        self.buffers: list[memoryview] = []
        self.rows = 0

    def emit(self, buffers: Sequence[Buffer], rows: int) -> None:
        assert not self.buffers, 'A scalar operator emits once a frame.'
        self.buffers, self.rows = list(map(memoryview, buffers)), rows

    def hand_over(self) -> None:
        """Nothing goes on before the operator returns."""

    def take(self) -> tuple[list[memoryview], int]:
        taken = self.buffers, self.rows
        self.buffers, self.rows = [], 0
        return taken


class Stage(NamedTuple):
    operator: Operator
    reads: list[int]
    """The columns it gets: those of the frames, then those of the stages before it."""
    results: CollectedColumn


class ChainOperator:
    def __init__(self, context: OperatorContext) -> None:
        self.context = context
        self.columns: list[Json] = list(context.order['columns'])
        """Of the frames, then one for each stage."""
        self.sizes = [buffer_count(column['type']) for column in self.columns]
        self.stages: list[Stage] = []
        loaded = context.loaded
        tree: Json = {'kind': loaded.kind, 'funcType': loaded.func_type, 'args': context.order['args']}
        args = self.separated(tree)
        self.outer_reads = read_columns(context.order, args)
        order = outer_order(context.order, self.columns, args, self.outer_reads)
        outer = context.part(order, context.loaded, context.sink)
        self.outer = operator_of_kind(outer)
        context.allocate = context.allocate or outer.allocate

    # --- the tree

    def separated(self, outer: Json) -> list[Json]:
        """The arguments, with every call that runs apart replaced by the column of its stage."""
        return [self.separated_argument(outer, argument) for argument in outer['args']]

    def separated_argument(self, outer: Json, argument: Json) -> Json:
        if argument['kind'] != 'call':
            return argument
        call = self.context.described(argument)
        if not runs_apart(outer, call):
            return {**argument, 'args': self.separated(call)}
        loaded = self.context.other(argument['function'])
        return {'kind': 'column', 'index': self.add_stage(loaded, self.separated(call))}

    def add_stage(self, loaded: Any, args: list[Json]) -> int:
        """The index of the stage's column."""
        reads = sorted(set(columns_in(args)))
        results = CollectedColumn()
        order = {
            **self.context.order,
            'function': loaded.name,
            'kind': loaded.kind,
            'funcType': loaded.func_type,
            'adapter': False,
            'rowBased': None,
            'columns': [self.columns[index] for index in reads],
            'args': renumbered(args, reads),
        }
        part = self.context.part(order, loaded, results)
        self.stages.append(Stage(operator_of_kind(part), reads, results))
        self.context.allocate = self.context.allocate or part.allocate
        self.columns.append({'name': loaded.name, 'type': loaded.result_type})
        return len(self.columns) - 1

    # --- frames

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        columns = list(split_columns(buffers, self.sizes))
        for stage in self.stages:
            error = stage.operator.batch([part for index in stage.reads for part in columns[index]], rows)
            results, given = stage.results.take()
            if error is not None:
                return error
            columns.append(results)
            # A pandas class may give fewer rows than it got: the last ones are lost, as on Flink.
            rows = min(rows, given)
        return self.outer.batch([part for index in self.outer_reads for part in columns[index]], rows)

    def end_bundle(self) -> ErrorData | None:
        return self.outer.end_bundle()

    def finish(self) -> ErrorData | None:
        return self.outer.finish()


def read_columns(order: Json, args: Sequence[Json]) -> list[int]:
    """Columns that the outer operator has a use for: those of its arguments, groups, windows and kept ones."""
    read = {*columns_in(args), *order['groupBy'], *order['keep']}
    if order['rowKinds'] is not None:
        read.add(order['rowKinds'])
    if order['window'] is not None:
        read.add(order['window']['timeIndex'])
    return sorted(read)


def outer_order(order: Json, columns: Sequence[Json], args: list[Json], reads: Sequence[int]) -> Json:
    """OPEN as if the frames had the columns at `reads` only."""
    window, row_kinds = order['window'], order['rowKinds']
    return {
        **order,
        'columns': [columns[index] for index in reads],
        'args': renumbered(args, reads),
        'groupBy': [reads.index(index) for index in order['groupBy']],
        'keep': [reads.index(index) for index in order['keep']],
        'rowKinds': None if row_kinds is None else reads.index(row_kinds),
        'window': None if window is None else {**window, 'timeIndex': reads.index(window['timeIndex'])},
    }


def columns_in(args: Sequence[Json]) -> Iterator[int]:
    for argument in args:
        if argument['kind'] == 'column':
            yield argument['index']
        elif argument['kind'] == 'call':
            yield from columns_in(argument['args'])


def renumbered(args: Sequence[Json], reads: Sequence[int]) -> list[Json]:
    return [renumbered_argument(argument, reads) for argument in args]


def renumbered_argument(argument: Json, reads: Sequence[int]) -> Json:
    if argument['kind'] == 'column':
        return {**argument, 'index': reads.index(argument['index'])}
    return {**argument, 'args': renumbered(argument['args'], reads)} if argument['kind'] == 'call' else argument


def split_columns(buffers: Sequence[memoryview], sizes: Sequence[int]) -> Iterator[list[memoryview]]:
    first = 0
    for size in sizes:
        yield list(buffers[first : first + size])
        first += size


def buffer_count(data_type: TypeJson) -> int:
    """Arrow buffers of a column of the type, its children's included (docs/protocol.md)."""
    kind: str = data_type['kind']
    if kind == 'ROW':
        return 1 + sum(buffer_count(field['type']) for field in data_type['fields'])
    if kind == 'ARRAY':
        return 2 + buffer_count(data_type['element'])
    if kind == 'MAP':
        return 2 + buffer_count(data_type['key']) + buffer_count(data_type['value'])
    return 3 if kind in VARIABLE_KINDS else 2
