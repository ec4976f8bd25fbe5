"""A general function in Arrow mode: a pandas function that maps it over the batch.

`Adapted` is that function as the worker runs it, `adapter_source` the same as a PyFlink file that runs on Flink.
"""

from __future__ import annotations

import importlib
import inspect
import keyword
import os
from collections.abc import Sequence
from itertools import repeat, starmap
from typing import Any, Callable

from udf_worker import adapter_conversions as conversions
from udf_worker.column_types import BINARY_KINDS, STRING_KINDS, TypeJson
from udf_worker.errors import WorkbenchError, row_facts

Conversion = Callable[[Any], Any]

INTEGER_KINDS = frozenset(('TINYINT', 'SMALLINT', 'INT', 'BIGINT'))
FLOAT_KINDS = frozenset(('FLOAT', 'DOUBLE'))


def column_conversion(data_type: TypeJson) -> Conversion:
    """Series of a type to the list of values that the row coder would give the function."""
    kind: str = data_type['kind']
    if kind in INTEGER_KINDS:
        return conversions.integers
    if kind in FLOAT_KINDS:
        return conversions.floats
    return conversions.timestamps if kind == 'TIMESTAMP' else conversions.objects


def result_conversion(data_type: TypeJson) -> Conversion:
    """List of results to the values that the row coder would make of them, and their dtype. Raises UNSUPPORTED_TYPE."""
    kind: str = data_type['kind']
    if kind in INTEGER_KINDS:
        return conversions.integer_results
    if kind in FLOAT_KINDS:
        return conversions.float_results
    if kind in STRING_KINDS:
        return conversions.text_results
    if kind in BINARY_KINDS:
        return conversions.bytes_results
    if kind == 'TIMESTAMP':
        if data_type['precision'] == 0:
            return conversions.second_results
        return conversions.timestamp_results if data_type['precision'] > 3 else conversions.millisecond_results
    simple = {'BOOLEAN': conversions.boolean_results, 'DATE': conversions.date_results}
    if kind not in simple:
        raise WorkbenchError(
            'UNSUPPORTED_TYPE',
            'plan',
            f'An adapter cannot return {kind} values yet.',
            {'declaredType': kind},
            hint='Write a pandas function of your own for Arrow mode.',
        )
    return simple[kind]


class Adapted:
    """The pandas function. Column arguments come as Series, constants as plain values.

    `failed_row` says which row of the last batch its exception belongs to.
    """

    def __init__(self, call: Callable[..., Any], types: Sequence[TypeJson | None], result_type: TypeJson) -> None:
        """`types` has an entry an argument: the column's type, or None for a constant."""
        self.call = call
        self.columns = [None if data_type is None else column_conversion(data_type) for data_type in types]
        self.result = result_conversion(result_type)
        self.pd: Any = importlib.import_module('pandas')
        self.failed_row: dict[str, Any] | None = None
        self.__name__ = getattr(call, '__name__', type(call).__name__)
        # Its parameters are the function's, which errors name.
        self.__wrapped__ = call

    def __call__(self, *arguments: Any) -> Any:
        self.failed_row = None
        rows = next((len(a) for a, column in zip(arguments, self.columns) if column is not None), 0)
        inputs = [repeat(a, rows) if column is None else column(a) for a, column in zip(arguments, self.columns)]
        results: list[Any] = []
        try:
            results.extend(map(self.call, *inputs) if inputs else starmap(self.call, repeat((), rows)))
        except BaseException:
            self.failed_row = self.facts_of(len(results), arguments, inputs)
            raise
        try:
            values, dtype = self.result(results)
        except Exception:
            self.failed_row = self.facts_of(self.first_refused(results), arguments, inputs)
            raise
        return self.pd.Series(values, dtype=dtype)

    def first_refused(self, results: list[Any]) -> int:
        """The row of the first result that cannot be converted."""
        for row, result in enumerate(results):
            try:
                self.result([result])
            except Exception:
                return row
        return len(results)

    def facts_of(self, row: int, arguments: Sequence[Any], inputs: list[Any]) -> dict[str, Any]:
        """Facts of a row; none where the exception belongs to no row."""
        try:
            values = [
                argument if column is None else column_values[row]
                for argument, column, column_values in zip(arguments, self.columns, inputs)
            ]
        except IndexError:
            return {}
        return row_facts(row, parameter_names(self.call, len(values)), values)


def parameter_names(call: Callable[..., Any], count: int) -> list[str]:
    """A name each, valid in Python and all different."""
    try:
        parameters = list(inspect.signature(call).parameters.values())
    except (TypeError, ValueError):
        parameters = []
    names = [parameter.name for parameter in parameters if parameter.kind is not parameter.VAR_POSITIONAL][:count]
    return names + [f'value{index + 1}' for index in range(len(names), count)]


# --- the exported file


def adapter_of_file(file: str, project_root: str, name: str, types: Sequence[TypeJson]) -> str:
    """The adapter of a function of a file, as source text. Raises what loading the file raises."""
    from udf_worker.load import load_function

    loaded = load_function(file, project_root, name)
    is_class = not loaded.is_plain_function
    names = parameter_names(loaded.call, len(types))
    return adapter_source(module_of(file, project_root), name, names, types, loaded.result_type, is_class)


def adapter_source(
    module: str, name: str, parameters: Sequence[str], types: Sequence[TypeJson], result_type: TypeJson, is_class: bool
) -> str:
    """A PyFlink file that defines `NAME_pandas`. `module` is the dotted name under which the function's file is
    imported.

    `is_class`: the function is a ScalarFunction instance, whose open() and close() the adapter passes on.
    """
    columns = [column_conversion(data_type) for data_type in types]
    result = result_conversion(result_type)
    used: list[Callable[..., Any]] = [conversions.values_of, *columns, result]
    parts = [
        header(module, name),
        imports(module, name, is_class, result.__name__ in DATETIME_CONVERSIONS),
        *(inspect.getsource(part).rstrip() for part in needed_conversions(used)),
        class_text(name, parameters, columns, result, result_type)
        if is_class
        else function_text(name, parameters, columns, result, result_type),
    ]
    head, *definitions = parts[1:]
    return parts[0] + '\n\n' + '\n\n\n'.join([head, *definitions]) + '\n'


def header(module: str, name: str) -> str:
    file = module.replace('.', '/') + '.py'
    return (
        f'"""{name} of {file} as a pandas function: it maps {name} over each Arrow batch and gives the same rows.\n\n'
        f'Ship {file} together with this file (python.files).\n"""'
    )


DATETIME_CONVERSIONS = ('date_results', 'timestamp_results', 'millisecond_results', 'second_results')


def imports(module: str, name: str, is_class: bool, needs_datetime: bool) -> str:
    standard = ['from __future__ import annotations', '']
    if needs_datetime:
        standard.append('import datetime')
    standard.append('import itertools')
    importable = all(part.isidentifier() and not keyword.iskeyword(part) for part in module.split('.'))
    own = f'from {module} import {name}' if importable else f'{name} = importlib.import_module({module!r}).{name}'
    if not importable:
        standard.insert(-1, 'import importlib')
    udf_names = 'ScalarFunction, udf' if is_class else 'udf'
    lines = [
        *standard,
        'from collections.abc import Iterable',
        'from typing import Any, Callable',
        '',
        'import pandas as pd',
        'from pyflink.table import DataTypes',
        f'from pyflink.table.udf import {udf_names}',
        '',
        own,
        '',
        '# What was put under the decorator.',
        f'function = {name}._func',
    ]
    return '\n'.join(lines)


def needed_conversions(used: Sequence[Callable[..., Any]]) -> list[Callable[..., Any]]:
    """The conversions used and those they call, in the order of their module."""
    members = {name: value for name, value in vars(conversions).items() if inspect.isfunction(value)}
    needed = {conversion.__name__ for conversion in used}
    for name in tuple(needed):
        needed.update(called for called in members[name].__code__.co_names if called in members)
        # Names inside a comprehension are those of its own code, up to Python 3.11.
        for inner in members[name].__code__.co_consts:
            needed.update(called for called in getattr(inner, 'co_names', ()) if called in members)
    return [member for name, member in members.items() if name in needed]


def mapping_lines(call: str, parameters: Sequence[str], columns: Sequence[Conversion], result: Conversion) -> list[str]:
    """The body of the pandas function."""
    return [
        'columns = [',
        *(f'    values_of({parameter}, {column.__name__}),' for column, parameter in zip(columns, parameters)),
        ']',
        f'values, dtype = {result.__name__}(list(map({call}, *columns)))',
        'return pd.Series(values, dtype=dtype)',
    ]


def function_text(
    name: str, parameters: Sequence[str], columns: Sequence[Conversion], result: Conversion, result_type: TypeJson
) -> str:
    return '\n'.join(
        [
            f"@udf(result_type={type_text(result_type)}, func_type='pandas')",
            f'def {name}_pandas({", ".join(parameters)}):',
            *(f'    {line}' for line in mapping_lines('function', parameters, columns, result)),
        ]
    )


def class_text(
    name: str, parameters: Sequence[str], columns: Sequence[Conversion], result: Conversion, result_type: TypeJson
) -> str:
    class_name = ''.join(part.capitalize() for part in name.split('_')) + 'Pandas'
    return '\n'.join(
        [
            f'class {class_name}(ScalarFunction):',
            '    def open(self, function_context):',
            '        function.open(function_context)',
            '',
            f'    def eval(self, {", ".join(parameters)}):',
            *(f'        {line}' for line in mapping_lines('function.eval', parameters, columns, result)),
            '',
            '    def close(self):',
            '        function.close()',
            '',
            '',
            f"{name}_pandas = udf({class_name}(), result_type={type_text(result_type)}, func_type='pandas')",
        ]
    )


def type_text(data_type: TypeJson) -> str:
    """The type as a call of PyFlink's DataTypes."""
    arguments = [str(data_type[key]) for key in ('length', 'precision', 'scale') if key in data_type]
    if not data_type['nullable']:
        arguments.append('nullable=False')
    return f'DataTypes.{data_type["kind"]}({", ".join(arguments)})'


def module_of(file: str, project_root: str) -> str:
    """The dotted name of a file below the project's root, which is on Flink's module path; else its bare name."""
    relative = os.path.relpath(os.path.realpath(file), os.path.realpath(project_root))
    inside = not relative.startswith(os.pardir + os.sep)
    path = relative if inside else os.path.basename(file)
    return os.path.splitext(path)[0].replace(os.sep, '.')
