"""What runs a function of one kind in one mode, what it is given, and how it is chosen."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any, Callable, Protocol

from udf_worker.clocks import BundleClocks
from udf_worker.declared import KIND_NAMES
from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.load import LoadedUdf
from udf_worker.output_place import NOWHERE, OutputPlace
from udf_worker.types import TypeJson
from udf_worker.values.notes import Notes
from udf_worker.values.payload import Buffer

Json = dict[str, Any]

AGGREGATE_KINDS = frozenset(('aggregate', 'table_aggregate', 'pandas_aggregate'))
PANDAS_KINDS = frozenset(('pandas_scalar', 'pandas_aggregate'))
THREAD_KINDS = frozenset(('scalar', 'table'))
"""Kinds that Flink runs inside the task manager; the others fall back to process mode, or are refused (async)."""


class Operator(Protocol):
    """Rows in by frames, results out by `context.emit`. An error's fact `row` counts from the frame's first row."""

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        """One BATCH frame. After an error the rows before it have been emitted."""
        ...

    def end_bundle(self) -> ErrorData | None:
        """The frames since the last call were a bundle."""
        ...

    def finish(self) -> ErrorData | None:
        """The input of this pass has ended: emit what is left and forget all state. Another pass may follow."""
        ...


class ResultSink(Protocol):
    """Where an operator's rows go."""

    def emit(self, buffers: Sequence[Buffer], rows: int) -> None:
        """Takes the buffers of all output columns. They belong to the sink from now on: never written again."""
        ...

    def hand_over(self) -> None:
        """Lets what was emitted go on at once: more will take a while."""
        ...


class OperatorContext:
    """All that the constructor of an operator gets."""

    def __init__(
        self, loaded: LoadedUdf, order: dict[str, Any], clocks: BundleClocks, notes: Notes, sink: ResultSink
    ) -> None:
        self.loaded = loaded
        self.order = order
        """The JSON of OPEN."""
        self.clocks = clocks
        self.notes = notes
        self.sink = sink
        self.emit = sink.emit
        self.place: OutputPlace = NOWHERE
        """Told which rows are at work, for what is printed meanwhile."""
        self.functions: list[LoadedUdf] = [loaded]
        """Every function of the job, in the order in which Flink opens and closes them."""
        self.closers: list[Callable[[], None]] = []
        """Called when the job is over, before the functions' close(), after an error too."""
        self.most_rows = sys.maxsize
        """Where a batch is answered as a whole (thread mode): results of one batch beyond these are not wanted."""
        self.allocate: Callable[[int], memoryview] | None = None
        """Set by an operator whose frames must each have memory of their own, because a function may keep it."""

    @property
    def column_types(self) -> list[TypeJson]:
        """Of the columns of the BATCH frames."""
        return [column['type'] for column in self.order['columns']]

    @property
    def value_mode(self) -> str:
        """'thread' or 'process': whose rules values are converted by."""
        return 'thread' if self.order['mode'] == 'thread' else 'process'

    def other(self, name: str) -> LoadedUdf:
        """A chained function of the same file, with state of its own; opened and closed with the rest."""
        loaded = self.loaded.other(name)
        self.functions.append(loaded)
        return loaded

    def described(self, call: Json) -> Json:
        """A call of an argument with its `kind`."""
        return {**call, 'kind': self.loaded.kind_of_other(call['function'])}

    def part(self, order: dict[str, Any], loaded: LoadedUdf, sink: ResultSink) -> OperatorContext:
        """The context of one of several operators that run one after another; functions and notes are shared."""
        made = OperatorContext(loaded, order, self.clocks, self.notes, sink)
        made.functions = self.functions
        made.closers = self.closers
        made.place = self.place
        return made


def operator_of(context: OperatorContext) -> Operator:
    """Imports only what the kind needs: a row worker must not pay for pandas.

    Raises WorkbenchError UNSUPPORTED_MODE, PYTHON_PACKAGE_MISSING and what the operator finds wrong.
    """
    loaded, mode = context.loaded, context.order['mode']
    tree: Json = {'kind': loaded.kind, 'funcType': loaded.func_type, 'args': context.order['args']}
    on_arrow = holds_pandas(context, tree) or context.order['adapter']
    if takes_engine_path(context, on_arrow):
        return operator_of_kind(context)
    if not runs_in(mode, loaded.kind, on_arrow) or (mode == 'thread' and needs_chain(context, tree)):
        raise unsupported_mode(loaded, mode)
    if mode == 'process-arrow':
        require_pandas()
    if needs_chain(context, tree):
        from udf_worker.execute.chain import ChainOperator

        return ChainOperator(context)
    return operator_of_kind(context)


def operator_of_kind(context: OperatorContext) -> Operator:
    """For a call tree that is one operator."""
    kind = context.loaded.kind
    if kind == 'pandas_scalar' or context.order['adapter']:
        from udf_worker.execute.pandas_scalar import PandasScalarOperator

        return PandasScalarOperator(context)
    if kind == 'pandas_aggregate':
        from udf_worker.execute.pandas_aggregate import PandasAggregateOperator

        return PandasAggregateOperator(context)
    if kind in ('aggregate', 'table_aggregate'):
        from udf_worker.execute.aggregate import AggregateOperator

        return AggregateOperator(context)
    if kind == 'table':
        from udf_worker.execute.table import TableOperator

        return TableOperator(context)
    if kind == 'async_scalar':
        from udf_worker.execute.async_scalar import AsyncScalarOperator

        return AsyncScalarOperator(context)
    from udf_worker.execute.scalar import ScalarOperator

    return ScalarOperator(context)


def needs_chain(context: OperatorContext, outer: Json) -> bool:
    """Whether the tree of calls takes more than one operator. `outer` has kind, funcType and args."""
    calls = [context.described(argument) for argument in outer['args'] if argument['kind'] == 'call']
    return any(runs_apart(outer, call) or needs_chain(context, call) for call in calls)


def runs_apart(outer: Json, call: Json) -> bool:
    """Whether a call inside a function is an operator of its own.

    Anything inside an aggregate is, and what is async or of the other func_type than the function around it. A table
    function takes whatever is inside it into its own call, even a pandas function, which then gets single values.
    """
    if outer['kind'] == 'table':
        return False
    if outer['kind'] in AGGREGATE_KINDS:
        return True
    return call['funcType'] != outer['funcType'] or 'async_scalar' in (outer['kind'], call['kind'])


def holds_pandas(context: OperatorContext, outer: Json) -> bool:
    """Whether an operator of the tree runs on Arrow batches."""
    calls = [context.described(argument) for argument in outer['args'] if argument['kind'] == 'call']
    inside = outer['kind'] != 'table' and any(holds_pandas(context, call) for call in calls)
    return outer['kind'] in PANDAS_KINDS or inside


def takes_engine_path(context: OperatorContext, on_arrow: bool) -> bool:
    """The benchmark's alone: a pandas scalar function inside the task manager.

    Its Series show memory of the slot that the next batch overwrites, so it must not keep them.
    """
    order = context.order
    wanted: bool = order.get('enginePath', False)
    return wanted and on_arrow and order['mode'] == 'thread' and context.loaded.kind == 'pandas_scalar'


def runs_in(mode: str, kind: str, on_arrow: bool) -> bool:
    if mode == 'thread':
        return kind in THREAD_KINDS and not on_arrow
    return on_arrow is (mode == 'process-arrow')


def unsupported_mode(loaded: LoadedUdf, mode: str) -> WorkbenchError:
    facts = {'function': loaded.name, 'kind': loaded.kind, 'mode': mode}
    if loaded.func_type == 'pandas':
        hint = 'Run it in process-arrow.'
    elif loaded.kind in THREAD_KINDS:
        hint = 'Run it in process-row or thread; a scalar function also runs in process-arrow, by an adapter.'
    else:
        hint = 'Run it in process-row.'
    return WorkbenchError(
        'UNSUPPORTED_MODE',
        'plan',
        f'{loaded.name} is a {KIND_NAMES[loaded.kind]}: it has no mode {mode}.',
        facts,
        hint=hint,
    )


def require_pandas() -> None:
    try:
        for module in ('pandas', 'pyarrow'):
            importlib.import_module(module)
    except ModuleNotFoundError as problem:
        raise WorkbenchError(
            'PYTHON_PACKAGE_MISSING',
            'setup',
            f'{sys.executable} has no module {problem.name}, which pandas functions need.',
            {'python': sys.executable, 'module': problem.name},
            hint=f'Install it with: {sys.executable} -m pip install pandas pyarrow',
        ) from problem
