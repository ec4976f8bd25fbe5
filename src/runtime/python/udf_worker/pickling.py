"""Whether Flink could ship a function: it sends them to its workers with cloudpickle."""

from __future__ import annotations

import functools
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from udf_worker.errors import ErrorData, error_data, exception_text

Dumps = Callable[[Any], bytes]


class PickleProblem(NamedTuple):
    part: str | None
    """The user's name that cannot be pickled, where one is known to be the cause."""
    reason: str
    error: ErrorData
    """What planning a job with the function fails with on Flink."""

    @property
    def text(self) -> str:
        return self.reason if self.part is None else f'{self.part}: {self.reason}'


def pickle_problem(name: str, function: Any) -> PickleProblem | None:
    """Why the function cannot be pickled; None where it can, or without cloudpickle."""
    try:
        dumps: Dumps = importlib.import_module('cloudpickle').dumps
    except ImportError:
        return None
    problem = refusal(dumps, function)
    if problem is None:
        return None
    for part, value in parts_of(function):
        part_problem = refusal(dumps, value)
        if part_problem is not None:
            return PickleProblem(part, reason_of(part_problem), pickle_error(name, part, problem))
    return PickleProblem(None, reason_of(problem), pickle_error(name, None, problem))


def pickle_error(name: str, part: str | None, problem: Exception) -> ErrorData:
    what = name if part is None else part
    hint = f'Flink ships {name} to its workers with cloudpickle, which cannot take {what}: make it in open() instead.'
    facts = {'function': name} if part is None else {'function': name, 'part': part}
    return error_data(problem, 'plan', 'UNSUPPORTED_OPERATION', None, facts, hint=hint)


def refusal(dumps: Dumps, value: Any) -> Exception | None:
    """Under an empty `__main__`: what pickle only names there (of lru_cache, for one), no worker of Flink finds."""
    own = sys.modules.get('__main__')
    sys.modules['__main__'] = ModuleType('__main__')
    try:
        dumps(value)
    # RecursionError and whatever a user's __reduce__ raises count as well.
    except Exception as problem:
        return problem
    finally:
        if own is not None:
            sys.modules['__main__'] = own
    return None


def reason_of(problem: Exception) -> str:
    return exception_text(problem) or type(problem).__name__


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
