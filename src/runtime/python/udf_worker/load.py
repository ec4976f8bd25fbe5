"""Executing a UDF file, and taking one function out of it.

The file runs as `__main__`, anew for every job. What that leaves in the process (sys.path, sys.argv, modules of the
project) is put back by udf_worker.process_state after the job.
"""

from __future__ import annotations

import functools
import importlib
import linecache
import os
import sys
from collections.abc import Callable
from types import FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from pyflink.table.function_wrappers import wrapped_aggregate
from pyflink.table.types import DataType
from pyflink.table.udf import (
    AggregateFunction,
    FunctionContext,
    TableAggregateFunction,
    UserDefinedAggregateFunctionWrapper,
    UserDefinedAsyncScalarFunctionWrapper,
    UserDefinedFunction,
    UserDefinedFunctionWrapper,
    UserDefinedScalarFunctionWrapper,
    UserDefinedTableFunctionWrapper,
)
from udf_worker.errors import UserFiles, WorkbenchError, definition_error, error_data
from udf_worker.types import TypeJson, type_json

RUNNING_KINDS = ('scalar', 'pandas_scalar')
KIND_NAMES = {
    'scalar': 'scalar function',
    'pandas_scalar': 'pandas scalar function',
    'table': 'table function',
    'aggregate': 'aggregate function',
    'pandas_aggregate': 'pandas aggregate function',
    'table_aggregate': 'table aggregate function',
    'async_scalar': 'async scalar function',
}


class LoadedFile(NamedTuple):
    """A UDF file after it was executed, to its end or to its first error."""

    module: ModuleType
    files: UserFiles
    error: WorkbenchError | None

    def functions(self) -> dict[str, UserDefinedFunctionWrapper]:
        """Module-level names that are functions for Flink, in the order they were first bound."""
        found: dict[str, UserDefinedFunctionWrapper] = {}
        for name, value in vars(self.module).items():
            if isinstance(value, UserDefinedFunctionWrapper):
                found[name] = value
        return found


class LoadedUdf:
    """A function ready to be opened and called."""

    def __init__(self, name: str, wrapper: UserDefinedFunctionWrapper, files: UserFiles) -> None:
        declared = vars(wrapper)
        function: Any = declared['_func']
        self.name: str = name
        """The module-level name; `flink_name` is what Flink calls the function."""
        self.flink_name: str = declared['_name']
        self.kind = kind_of(wrapper)
        self.func_type: str = declared['_func_type']
        self.deterministic: bool = declared['_deterministic']
        self.files = files
        self.instance = function if isinstance(function, UserDefinedFunction) else None
        self.call: Callable[..., Any] = declared['_func'] if self.instance is None else eval_of(self.instance)
        """What is called with the arguments: the function itself, or `eval` of its object."""
        self.is_plain_function = self.instance is None
        """Flink checks results of pandas functions for type and length, but not those of ScalarFunction objects."""
        self.result_type: TypeJson = result_type_of(wrapper)
        self.input_types = input_types_of(wrapper)

    def open(self, context: FunctionContext) -> None:
        """Calls the function's `open`. Raises WorkbenchError UDF_OPEN_EXCEPTION."""
        if self.instance is not None:
            self.guarded(functools.partial(self.instance.open, context), 'UDF_OPEN_EXCEPTION')

    def close(self) -> None:
        """Calls the function's `close`. Raises WorkbenchError UDF_CLOSE_EXCEPTION.

        Flink's thread mode fails the job then; its process mode goes on.
        """
        if self.instance is not None:
            self.guarded(self.instance.close, 'UDF_CLOSE_EXCEPTION')

    def guarded(self, action: Callable[[], Any], code: str) -> None:
        try:
            action()
        except (Exception, SystemExit) as problem:
            facts = {'function': self.name}
            raise WorkbenchError.of(error_data(problem, 'run', code, self.files, facts)) from problem


def eval_of(instance: UserDefinedFunction) -> Any:
    """Aggregates have no `eval`: they do not run yet, but they load."""
    return getattr(instance, 'eval', None)


def execute_file(file: str, project_root: str) -> LoadedFile:
    """Runs the file as `__main__`. Errors of the user's code are in the answer.

    Raises WorkbenchError FILE_NOT_FOUND and FILE_UNREADABLE.
    """
    path = os.path.realpath(file)
    files = UserFiles(path, project_root)
    source = read_source(path)
    module = ModuleType('__main__')
    module.__dict__.update(__file__=path, __builtins__=__builtins__, __annotations__={}, __cached__=None)
    prepare_process(module, path, files.root)
    writes_bytecode = not sys.dont_write_bytecode
    # A .pyc is taken for fresh when its source has the same second and size: not enough between two edits of a helper.
    sys.dont_write_bytecode = True
    try:
        # compile() takes bytes, so that the file's own coding line counts.
        code = compile(source, path, 'exec', dont_inherit=True)
        exec(code, module.__dict__)
    except (Exception, SystemExit) as problem:
        return LoadedFile(module, files, WorkbenchError.of(definition_error(problem, files)))
    finally:
        sys.dont_write_bytecode = not writes_bytecode
    return LoadedFile(module, files, None)


def prepare_process(module: ModuleType, path: str, root: str) -> None:
    sys.modules['__main__'] = module
    sys.argv[:] = [path]
    folders = [root] if os.path.dirname(path) == root else [root, os.path.dirname(path)]
    sys.path[:] = folders + [entry for entry in sys.path if entry not in folders]
    linecache.checkcache()
    importlib.invalidate_caches()


def read_source(path: str) -> bytes:
    try:
        with open(path, 'rb') as source:
            return source.read()
    except FileNotFoundError:
        raise WorkbenchError(
            'FILE_NOT_FOUND',
            'define',
            f'There is no file {path}.',
            {'file': path},
            hint='Check the path; it may have been renamed or moved.',
        ) from None
    except OSError as problem:
        raise WorkbenchError(
            'FILE_UNREADABLE',
            'define',
            f'{path} cannot be read: {problem.strerror or problem}.',
            {'file': path},
            hint='A UDF file is a readable text file of Python code.',
        ) from problem


def load_function(file: str, project_root: str, name: str) -> LoadedUdf:
    """Executes the file and answers its function `name`.

    Raises WorkbenchError: what execution raised; FUNCTION_NOT_FOUND (facts `functions`); NO_FUNCTION for a name that is
    bound to something else; NOT_YET for kinds that do not run yet; BAD_TYPE_STRING, UNSUPPORTED_TYPE.
    """
    loaded = execute_file(file, project_root)
    if loaded.error is not None:
        raise loaded.error
    try:
        udf = LoadedUdf(name, wrapper_named(loaded, name), loaded.files)
        if udf.kind not in RUNNING_KINDS:
            raise not_yet(udf)
    except WorkbenchError as problem:
        show_definition(problem, loaded.files.file, name)
        raise
    return udf


def show_definition(problem: WorkbenchError, file: str, name: str) -> None:
    """Adds where the name is bound, as a fact: Flink tells no line of such errors, so `line` stays absent."""
    from udf_worker.source_text import binding_lines, parse_file

    tree = parse_file(file)
    line = None if tree is None else binding_lines(tree).get(name)
    problem.data['facts'].setdefault('function', name)
    problem.data['facts'].setdefault('file', file)
    if line is not None:
        text = linecache.getline(file, line).strip()
        problem.data['facts']['frames'] = [{'file': file, 'line': line, 'in': '<module>', 'text': text}]


def wrapper_named(loaded: LoadedFile, name: str) -> UserDefinedFunctionWrapper:
    members = vars(loaded.module)
    if name not in members:
        raise function_not_found(loaded, name)
    value = members[name]
    # Flink registers instances of these two without a decorator, by their own types.
    if isinstance(value, (AggregateFunction, TableAggregateFunction)):
        value = wrapped_aggregate(value)
    if isinstance(value, UserDefinedFunctionWrapper):
        return value
    raise no_function(loaded, name, value)


def function_not_found(loaded: LoadedFile, name: str) -> WorkbenchError:
    import difflib

    names = list(loaded.functions())
    near = difflib.get_close_matches(name, names, 1)
    if near:
        hint = f'Did you mean {near[0]}?'
    elif names:
        hint = f'The file has {", ".join(names)}.'
    else:
        hint = 'The file defines no function for Flink yet: decorate one with @udf(result_type=...).'
    return WorkbenchError(
        'FUNCTION_NOT_FOUND',
        'define',
        f'{os.path.basename(loaded.files.file)} has no function {name}.',
        {'function': name, 'functions': names, 'file': loaded.files.file},
        hint=hint,
    )


def no_function(loaded: LoadedFile, name: str, value: Any) -> WorkbenchError:
    """A name bound to something never decorated, in the words of Flink, which asks it for its Java function."""
    wanted = '_java_user_defined_function'
    if isinstance(value, type):
        error = f"type object '{value.__name__}' has no attribute '{wanted}'"
        hint = f'{name} is a class: make a function of an instance, {name.lower()} = udf({name}(), result_type=...).'
    else:
        error = f"'{type(value).__name__}' object has no attribute '{wanted}'"
        decorated = isinstance(value, (FunctionType, MethodType, functools.partial))
        hint = f'Decorate {name} with @udf(result_type=...).' if decorated else f'{name} is not a function for Flink.'
    facts = {'function': name, 'functions': list(loaded.functions()), 'file': loaded.files.file}
    return WorkbenchError('NO_FUNCTION', 'plan', error, facts, error_type='AttributeError', hint=hint)


def not_yet(udf: LoadedUdf) -> WorkbenchError:
    kinds = ' and '.join(f'{KIND_NAMES[kind]}s' for kind in RUNNING_KINDS)
    return WorkbenchError(
        'NOT_YET',
        'plan',
        f'{udf.name} is a{"n" if udf.kind[0] in "a" else ""} {KIND_NAMES[udf.kind]}; those do not run yet.',
        {'function': udf.name, 'kind': udf.kind, 'runningKinds': list(RUNNING_KINDS)},
        hint=f'Today {kinds} run.',
    )


# --- what a decorator declared


def kind_of(wrapper: UserDefinedFunctionWrapper) -> str:
    """The kind as src/contract/model/udf.ts names it."""
    declared = vars(wrapper)
    if isinstance(wrapper, UserDefinedScalarFunctionWrapper):
        return 'pandas_scalar' if declared['_func_type'] == 'pandas' else 'scalar'
    if isinstance(wrapper, UserDefinedAsyncScalarFunctionWrapper):
        return 'async_scalar'
    if isinstance(wrapper, UserDefinedTableFunctionWrapper):
        return 'table'
    assert isinstance(wrapper, UserDefinedAggregateFunctionWrapper)
    if declared['_is_table_aggregate']:
        return 'table_aggregate'
    return 'pandas_aggregate' if declared['_func_type'] == 'pandas' else 'aggregate'


def result_type_of(wrapper: UserDefinedFunctionWrapper) -> TypeJson:
    """Raises WorkbenchError BAD_TYPE_STRING or UNSUPPORTED_TYPE. A table function's is always a ROW."""
    declared = vars(wrapper)
    if not isinstance(wrapper, UserDefinedTableFunctionWrapper):
        return type_json(declared['_result_type'])
    types = declared['_result_types']
    if isinstance(types, str):
        parsed = type_json(types)
        return parsed if parsed['kind'] == 'ROW' else row_of([parsed])
    return row_of([type_json(each) for each in types])


def row_of(types: list[TypeJson]) -> TypeJson:
    fields = [{'name': f'f{index}', 'type': each} for index, each in enumerate(types)]
    return {'kind': 'ROW', 'nullable': True, 'fields': fields}


def input_types_of(wrapper: UserDefinedFunctionWrapper) -> list[TypeJson] | None:
    declared: list[DataType] | None = vars(wrapper)['_input_types']
    return None if declared is None else [type_json(each) for each in declared]
