"""A tree of general functions as one call: `f(g(a), 3)` runs in a row's single step, without conversions between."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat, starmap
from typing import TYPE_CHECKING, Any, Callable, NamedTuple, Union

from udf_worker.load import LoadedUdf
from udf_worker.values.constants import constant_value

if TYPE_CHECKING:
    from udf_worker.execute.operator import OperatorContext


@dataclass(frozen=True)
class ColumnArgument:
    index: int
    """Position in the frames' columns."""
    name: str


class ConstantArgument(NamedTuple):
    value: Any


class CallArgument(NamedTuple):
    call: BoundCall


Argument = Union[ColumnArgument, ConstantArgument, CallArgument]


class BoundCall:
    """A function and what its parameters get."""

    def __init__(self, loaded: LoadedUdf, arguments: Sequence[Argument]) -> None:
        self.loaded = loaded
        self.arguments = list(arguments)

    @property
    def is_flat(self) -> bool:
        return not any(isinstance(argument, CallArgument) for argument in self.arguments)

    def calls(self, columns: Sequence[Sequence[Any]], rows: int) -> Iterator[Any]:
        """The results of the rows, one after another, as they are asked for. The columns have that many values."""
        if self.is_flat:
            return mapped(self.loaded.call, [self.input(argument, columns, rows) for argument in self.arguments], rows)
        compiled, used = self.compiled
        return mapped(compiled, [columns[index] for index in used], rows)

    def columns_used(self) -> list[int]:
        """Positions of the columns that go in, nested calls' too, each once in the order of the call."""
        used: dict[int, None] = {}
        for argument in self.arguments:
            if isinstance(argument, ColumnArgument):
                used[argument.index] = None
            elif isinstance(argument, CallArgument):
                used.update(dict.fromkeys(argument.call.columns_used()))
        return list(used)

    @functools.cached_property
    def compiled(self) -> tuple[Callable[..., Any], list[int]]:
        return compiled_call(self)

    def call_row(self, columns: Sequence[Sequence[Any]], row: int) -> Any:
        """The result of one row."""
        call = row_callable(self.loaded)
        return call(*[self.value(argument, columns, row) for argument in self.arguments])

    def value(self, argument: Argument, columns: Sequence[Sequence[Any]], row: int) -> Any:
        if isinstance(argument, ConstantArgument):
            return argument.value
        if isinstance(argument, CallArgument):
            return argument.call.call_row(columns, row)
        return columns[argument.index][row]

    def input(self, argument: Argument, columns: Sequence[Sequence[Any]], rows: int) -> Iterable[Any]:
        if isinstance(argument, ConstantArgument):
            return repeat(argument.value, rows)
        assert isinstance(argument, ColumnArgument)
        return columns[argument.index]

    def leaves(self, columns: Sequence[Sequence[Any]], row: int) -> Iterator[tuple[str, Any]]:
        """Name and value of all that goes into the call, nested calls' arguments too."""
        for name, argument in zip(argument_names(self.loaded.call, self.arguments), self.arguments):
            if isinstance(argument, CallArgument):
                yield from argument.call.leaves(columns, row)
            elif isinstance(argument, ConstantArgument):
                yield name, argument.value
            else:
                yield name, columns[argument.index][row]


class RowCall(BoundCall):
    """Row-based operations: the function gets the whole row as its only argument.

    In process mode the one column is of Rows with names; thread mode hands over tuples of the columns' values.
    """

    def __init__(self, loaded: LoadedUdf, names: Sequence[str], as_tuples: bool) -> None:
        super().__init__(loaded, [])
        self.names = names
        self.as_tuples = as_tuples

    def calls(self, columns: Sequence[Sequence[Any]], rows: int) -> Iterator[Any]:
        return map(self.loaded.call, zip(*columns) if self.as_tuples else columns[0])

    def leaves(self, columns: Sequence[Sequence[Any]], row: int) -> Iterator[tuple[str, Any]]:
        values = [column[row] for column in columns] if self.as_tuples else columns[0][row]
        yield from zip(self.names, values)


def mapped(call: Callable[..., Any], inputs: Sequence[Iterable[Any]], rows: int) -> Iterator[Any]:
    """Lazy calls, a row each, from C."""
    return map(call, *inputs) if inputs else starmap(call, repeat((), rows))


def bind_call(context: OperatorContext) -> BoundCall:
    """The call of OPEN. Loads the chained functions, in the order in which Flink opens them. Raises BAD_CONSTANT."""
    if context.order['rowBased'] is not None:
        names = [column['name'] for column in context.order['columns']]
        return RowCall(context.loaded, names, context.value_mode == 'thread')
    return BoundCall(context.loaded, bind_arguments(context, context.order['args']))


def bind_arguments(context: OperatorContext, arguments: Sequence[dict[str, Any]]) -> list[Argument]:
    return [bind_argument(context, argument) for argument in arguments]


def bind_argument(context: OperatorContext, argument: dict[str, Any]) -> Argument:
    if argument['kind'] == 'column':
        index: int = argument['index']
        return ColumnArgument(index, context.order['columns'][index]['name'])
    if argument['kind'] == 'constant':
        return ConstantArgument(constant_value(argument['type'], argument['value']))
    loaded = context.other(argument['function'])
    return CallArgument(BoundCall(loaded, bind_arguments(context, argument['args'])))


def compiled_call(call: BoundCall) -> tuple[Callable[..., Any], list[int]]:
    """One function of the columns used, which are answered with it in the order of its parameters."""
    names: dict[str, Any] = {}
    used: list[int] = []
    text = call_text(call, names, used)
    parameters = ','.join(f'column{index}' for index in used)
    code = compile(f'lambda {parameters}: {text}', '<calls>', 'eval')
    return eval(code, names), used


def call_text(call: BoundCall, names: dict[str, Any], used: list[int]) -> str:
    function = f'function{len(names)}'
    names[function] = row_callable(call.loaded)
    texts: list[str] = []
    for argument in call.arguments:
        if isinstance(argument, CallArgument):
            texts.append(call_text(argument.call, names, used))
        elif isinstance(argument, ConstantArgument):
            constant = f'constant{len(names)}'
            names[constant] = argument.value
            texts.append(constant)
        else:
            if argument.index not in used:
                used.append(argument.index)
            texts.append(f'column{argument.index}')
    return f'{function}({",".join(texts)})'


def row_callable(loaded: LoadedUdf) -> Callable[..., Any]:
    """Inside a table function a pandas function gets single values, and fails Flink's check of pandas results."""
    if loaded.func_type != 'pandas' or not loaded.is_plain_function:
        return loaded.call

    def checked(*values: Any) -> Any:
        from udf_worker.execute.pandas_calls import check_result

        result = loaded.call(*values)
        check_result(loaded.call, result, values)
        return result

    return checked


def argument_names(call: Callable[..., Any], arguments: Sequence[Argument]) -> list[str]:
    """Parameter names as far as the function tells them, else the columns'."""
    try:
        parameters = list(inspect.signature(call).parameters.values())
    except (TypeError, ValueError):
        parameters = []
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    names = [parameter.name for parameter in parameters if parameter.kind in positional]
    for index in range(len(names), len(arguments)):
        argument = arguments[index]
        names.append(argument.name if isinstance(argument, ColumnArgument) else f'argument {index + 1}')
    return names[: len(arguments)]
