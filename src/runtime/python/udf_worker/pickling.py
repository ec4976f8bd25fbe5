"""Whether Flink could ship a function: it sends them to its workers with cloudpickle."""

from __future__ import annotations

import functools
import importlib
import inspect
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any

from udf_worker.errors import exception_text

Dumps = Callable[[Any], bytes]


def pickle_problem(function: Any) -> str | None:
    """The user's name that cannot be pickled, with the reason; None where it can, or without cloudpickle."""
    try:
        dumps: Dumps = importlib.import_module('cloudpickle').dumps
    except ImportError:
        return None
    reason = refusal(dumps, function)
    if reason is None:
        return None
    for name, value in parts_of(function):
        part_reason = refusal(dumps, value)
        if part_reason is not None:
            return f'{name}: {part_reason}'
    return reason


def refusal(dumps: Dumps, value: Any) -> str | None:
    try:
        dumps(value)
    # RecursionError and whatever a user's __reduce__ raises count as well.
    except Exception as problem:
        return exception_text(problem) or type(problem).__name__
    return None


def parts_of(value: object) -> Iterator[tuple[str, Any]]:
    """What a function or object takes along, by the name the user knows it by."""
    if isinstance(value, functools.partial):
        for index, argument in enumerate(value.args):
            yield f'argument {index + 1} of the partial', argument
        for name, argument in value.keywords.items():
            yield f'argument {name} of the partial', argument
        yield from parts_of(value.func)
    elif isinstance(value, MethodType):
        yield from parts_of(value.__self__)
    elif isinstance(value, FunctionType):
        yield from function_parts(value)
    else:
        attributes: dict[str, Any] = getattr(value, '__dict__', {})
        for name, attribute in attributes.items():
            yield f'self.{name}', attribute
        for name, member in vars(type(value)).items():
            if isinstance(member, FunctionType):
                yield from function_parts(member)
            elif not name.startswith('__'):
                yield f'{type(value).__name__}.{name}', member


def function_parts(function: FunctionType) -> Iterator[tuple[str, Any]]:
    for name in code_names(function.__code__):
        if name in function.__globals__ and not isinstance(function.__globals__[name], ModuleType):
            yield name, function.__globals__[name]
    yield from inspect.getclosurevars(function).nonlocals.items()
    for index, default in enumerate(function.__defaults__ or ()):
        yield f'default value {index + 1} of {function.__name__}', default


def code_names(code: CodeType) -> Iterator[str]:
    """Names that the code and the functions inside it look up."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from code_names(constant)
