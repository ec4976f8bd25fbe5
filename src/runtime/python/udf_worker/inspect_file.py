"""What a UDF file defines: the Inspection of src/contract/model/udf.ts, found by executing the file."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from pyflink.table.udf import ImperativeAggregateFunction, UserDefinedFunction, UserDefinedFunctionWrapper
from udf_worker.declared import (
    accumulator_text,
    accumulator_type_of,
    input_types_of,
    kind_of,
    require_methods,
    require_one_form,
    result_type_of,
)
from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.load import LoadedFile, execute_file, no_function
from udf_worker.pickling import pickle_problem
from udf_worker.source_text import binding_lines, imported_packages, parse_file

Json = dict[str, Any]


def inspect_file(file: str, project_root: str) -> Json:
    """Never raises for faults of the user's file: they are `error`, and functions defined before stay in the list."""
    try:
        loaded = execute_file(file, project_root)
    except WorkbenchError as problem:
        return {'functions': [], 'error': problem.data, 'imports': []}
    error = None if loaded.error is None else loaded.error.data
    path = loaded.files.file
    tree = parse_file(os.path.realpath(path))
    lines = {} if tree is None else binding_lines(tree)
    return {
        'functions': functions_of(loaded, lines),
        'error': error,
        'imports': imported_packages(path, loaded.files.root),
        'undeclared': undeclared(loaded, lines),
    }


def undeclared(loaded: LoadedFile, lines: Mapping[str, int]) -> Json:
    """Of the file's other names, what planning a job with one fails with."""
    functions = loaded.functions()
    members = vars(loaded.module)
    names = [name for name in lines if name in members and name not in functions and not is_flinks(members[name])]
    return {name: no_function(loaded, name, members[name]).data for name in names}


def is_flinks(value: Any) -> bool:
    """Whether it is there because the file imports it from PyFlink, or is a module."""
    module = getattr(value, '__module__', None)
    return isinstance(value, ModuleType) or (isinstance(module, str) and module.partition('.')[0] == 'pyflink')


def functions_of(loaded: LoadedFile, lines: Mapping[str, int]) -> list[Json]:
    functions = [function_info(name, wrapper, lines.get(name, 1)) for name, wrapper in loaded.functions().items()]
    return sorted(functions, key=lambda function: function['line'])


def function_info(name: str, wrapper: UserDefinedFunctionWrapper, line: int) -> Json:
    declared = vars(wrapper)
    function = declared['_func']
    problems: list[ErrorData] = []
    read_declared(lambda: require_methods(name, wrapper), problems)
    read_declared(lambda: require_one_form(name, wrapper), problems)
    info: Json = {
        'name': name,
        'flinkName': declared['_name'],
        'kind': kind_of(wrapper),
        'funcType': declared['_func_type'],
        'parameters': parameters_of(function),
        'resultType': read_declared(lambda: result_type_of(wrapper), problems),
        'inputTypes': read_declared(lambda: input_types_of(wrapper), problems),
        'deterministic': declared['_deterministic'],
        'line': line,
        'docstring': docstring_of(function),
        'pickleProblem': None,
    }
    unshippable = pickle_problem(name, function)
    if unshippable is not None:
        info['pickleProblem'] = unshippable.text
        info['pickleError'] = unshippable.error
    if isinstance(function, ImperativeAggregateFunction):
        info['methods'] = {name: implements(function, name) for name in ('retract', 'merge')}
        accumulator = read_declared(lambda: accumulator_type_of(wrapper), problems)
        if accumulator is not None:
            info['accumulator'] = accumulator_text(accumulator)
    if problems:
        info['problem'] = problems[0]
    return info


def implements(function: Any, method: str) -> bool:
    """Whether the class, or one it inherits from, has an own version of an optional method."""
    return getattr(class_of(function), method) is not getattr(ImperativeAggregateFunction, method)


def class_of(function: object) -> type:
    return type(function)


def read_declared(read: Callable[[], Any], problems: list[ErrorData]) -> Any:
    """What was declared, or None and the error in `problems`."""
    try:
        return read()
    except WorkbenchError as problem:
        problems.append(problem.data)
        return None


def parameters_of(function: Any) -> list[Json]:
    """Parameters that arguments can reach: Flink passes by position. Of an aggregate without the accumulator."""
    called: Any = function
    if isinstance(function, ImperativeAggregateFunction):
        called = functools.partial(method_of(called, 'accumulate'), None)
    elif isinstance(function, UserDefinedFunction):
        called = method_of(called, 'eval')
    try:
        parameters = inspect.signature(called).parameters.values()
    except (TypeError, ValueError):
        # Functions written in C need not have a signature.
        return [parameter('args', variadic=True)]
    listed: list[Json] = []
    for each in parameters:
        if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD):
            listed.append(parameter(each.name, optional=each.default is not each.empty))
        elif each.kind is each.VAR_POSITIONAL:
            listed.append(parameter(each.name, variadic=True))
    return listed


def method_of(instance: Any, name: str) -> Any:
    return getattr(instance, name)


def parameter(name: str, *, optional: bool = False, variadic: bool = False) -> Json:
    return {'name': name, 'optional': optional or variadic, 'variadic': variadic}


def docstring_of(function: object) -> str | None:
    """The function's own docstring, never one that it inherits."""
    if isinstance(function, functools.partial):
        return docstring_of(method_of(function, 'func'))
    text: Any = getattr(function, '__doc__', None)
    if not inspect.isroutine(function):
        text = vars(type(function)).get('__doc__') or own_doc_of_method(type(function))
    return inspect.cleandoc(text) if isinstance(text, str) and text.strip() else None


def own_doc_of_method(kind: type) -> str | None:
    for method in ('eval', 'accumulate', '__call__'):
        member = vars(kind).get(method)
        if member is not None:
            return member.__doc__
    return None
