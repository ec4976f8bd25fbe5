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

from pyflink.table.decorators import wrapped_aggregate
from pyflink.table.udf import (
    AggregateFunction,
    FunctionContext,
    PandasAggregateFunctionWrapper,
    TableAggregateFunction,
    UserDefinedFunction,
    UserDefinedFunctionWrapper,
)
from udf_worker.declared import (
    KIND_NAMES,
    accumulator_type_of,
    input_types_of,
    kind_of,
    require_methods,
    result_type_of,
)
from udf_worker.definition_errors import definition_error
from udf_worker.errors import UserFiles, WorkbenchError, error_data
from udf_worker.occurrences import copied_function
from udf_worker.types import TypeJson


class LoadedFile(NamedTuple):
    """A UDF file after it was executed, to its end or to its first error."""

    module: ModuleType
    files: UserFiles
    error: WorkbenchError | None

    def functions(self) -> dict[str, UserDefinedFunctionWrapper]:
        """Module-level names that are functions for Flink, in the order they were first bound."""
        members = vars(self.module)
        wrapped = {
            id(vars(value)['_func']) for value in members.values() if isinstance(value, UserDefinedFunctionWrapper)
        }
        found: dict[str, UserDefinedFunctionWrapper] = {}
        for name, value in members.items():
            if isinstance(value, UserDefinedFunctionWrapper):
                found[name] = value
                continue
            registered = None if id(value) in wrapped else registered_aggregate(value)
            if registered is not None:
                found[name] = registered
        return found


REGISTERED_AS_THEY_ARE = (AggregateFunction, TableAggregateFunction)
"""Flink takes objects of these without a decorator, by the types that their methods tell."""


def registered_aggregate(function: Any) -> UserDefinedFunctionWrapper | None:
    """An undecorated aggregate as a function for Flink; None where it cannot tell its types and so is none."""
    if not isinstance(function, REGISTERED_AS_THEY_ARE):
        return None
    try:
        return wrapped_aggregate(function)
    except Exception:
        return None


class LoadedUdf:
    """A function ready to be opened and called."""

    def __init__(
        self, name: str, wrapper: UserDefinedFunctionWrapper, source: LoadedFile, function: Any = None
    ) -> None:
        """`function`: a copy of the wrapper's, for a further occurrence of it."""
        require_methods(name, wrapper)
        declared = vars(wrapper)
        called: Any = declared['_func'] if function is None else function
        self.name: str = name
        """The module-level name; `flink_name` is what Flink calls the function."""
        self.flink_name: str = declared['_name']
        self.kind = kind_of(wrapper)
        self.func_type: str = declared['_func_type']
        self.deterministic: bool = declared['_deterministic']
        self.source = source
        self.files = source.files
        self.instance: Any = called if isinstance(called, UserDefinedFunction) else None
        """The object with the function's methods; None where a plain function or callable was decorated."""
        self.call: Any = called if self.instance is None else eval_of(self.kind, self.instance)
        """What is called with the arguments: the function itself, or `eval` of its object.

        Pandas aggregates: called once with a whole group. Other aggregates have no such method: see `instance`.
        """
        self.is_plain_function = self.instance is None
        """Flink checks results of pandas functions for type and length, but not those of ScalarFunction objects."""
        self.result_type: TypeJson = result_type_of(wrapper)
        self.accumulator_type: TypeJson | None = accumulator_type_of(wrapper)
        self.input_types = input_types_of(wrapper)

    def other(self, name: str) -> LoadedUdf:
        """A function of the same file with state of its own, this one too. Raises as load_function does."""
        wrapper = named_wrapper(self.source, name)
        return told(self.source, name, wrapper, copied_function(vars(wrapper)['_func']))

    def kind_of_other(self, name: str) -> str:
        """Of a function of the same file. Raises FUNCTION_NOT_FOUND, NO_FUNCTION."""
        return kind_of(named_wrapper(self.source, name))

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


def eval_of(kind: str, instance: Any) -> Any:
    if kind == 'pandas_aggregate':
        return PandasAggregateFunctionWrapper(instance).eval
    if kind in ('aggregate', 'table_aggregate'):
        return None
    method = getattr(instance, 'eval', None)
    if method is None:
        # An aggregate decorated with @udf, say: Flink finds out when its worker begins to run it.
        raise WorkbenchError(
            'UDF_EXCEPTION',
            'run',
            f"'{type(instance).__name__}' object has no attribute 'eval'",
            error_type='AttributeError',
            hint=f'{type(instance).__name__} is no {KIND_NAMES[kind]}: it needs a method eval.',
        )
    return method


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
    bound to something else; BAD_TYPE_STRING, UNSUPPORTED_TYPE.
    """
    source = execute_file(file, project_root)
    if source.error is not None:
        raise source.error
    return told(source, name, named_wrapper(source, name))


def named_wrapper(source: LoadedFile, name: str) -> UserDefinedFunctionWrapper:
    try:
        return wrapper_named(source, name)
    except WorkbenchError as problem:
        show_definition(problem, source.files.file, name)
        raise


def told(source: LoadedFile, name: str, wrapper: UserDefinedFunctionWrapper, function: Any = None) -> LoadedUdf:
    """The loaded function; errors of its declaration show where it is defined."""
    try:
        return LoadedUdf(name, wrapper, source, function)
    except WorkbenchError as problem:
        show_definition(problem, source.files.file, name)
        raise


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
    if isinstance(members[name], REGISTERED_AS_THEY_ARE):
        return wrapped_aggregate(members[name])
    if isinstance(members[name], UserDefinedFunctionWrapper):
        return members[name]
    raise no_function(loaded, name, members[name])


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
