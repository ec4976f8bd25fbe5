"""The adapter of a general function as a PyFlink file: a pandas function that maps it over the batch.

`udf_worker.execute.adapted` is that function as the worker runs it.
"""

from __future__ import annotations

import inspect
import keyword
import os
from collections.abc import Iterator, Sequence
from types import CodeType
from typing import Any, Callable

from udf_worker import adapter_conversions as conversions
from udf_worker.adapter_types import Conversion, column_conversion, results_conversion
from udf_worker.types import TypeJson


def parameter_names(call: Callable[..., Any], count: int) -> list[str]:
    """A name each, valid in Python and all different."""
    try:
        parameters = list(inspect.signature(call).parameters.values())
    except (TypeError, ValueError):
        parameters = []
    names = [parameter.name for parameter in parameters if parameter.kind is not parameter.VAR_POSITIONAL][:count]
    return names + [f'value{index + 1}' for index in range(len(names), count)]


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
    result = results_conversion(result_type)
    used = frozenset(('values_of',)).union(result.functions, *(column.functions for column in columns))
    definitions = [inspect.getsource(part).rstrip() for part in needed_conversions(used)]
    parts = [
        header(module, name),
        imports(module, name, is_class, '\n'.join(definitions)),
        *definitions,
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


def imports(module: str, name: str, is_class: bool, definitions: str) -> str:
    """What the definitions need, and no more."""
    standard = ['from __future__ import annotations', '']
    standard += [f'import {each}' for each in ('datetime', 'decimal') if f'{each}.' in definitions]
    standard.append('import itertools')
    importable = all(part.isidentifier() and not keyword.iskeyword(part) for part in module.split('.'))
    own = f'from {module} import {name}' if importable else f'{name} = importlib.import_module({module!r}).{name}'
    if not importable:
        standard.insert(-1, 'import importlib')
    udf_names = 'ScalarFunction, udf' if is_class else 'udf'
    lines = [
        *standard,
        f'from collections.abc import Iterable{", Sequence" if "Sequence[" in definitions else ""}',
        'from typing import Any, Callable',
        '',
        'import pandas as pd',
        *(['from pyflink.common import Row'] if 'Row(' in definitions else []),
        'from pyflink.table import DataTypes',
        f'from pyflink.table.udf import {udf_names}',
        '',
        own,
        '',
        '# What was put under the decorator.',
        f'function = {name}._func',
    ]
    return '\n'.join(lines)


def needed_conversions(used: frozenset[str]) -> list[Callable[..., Any]]:
    """The conversions used and those they call, in the order of their module."""
    members = {name: value for name, value in vars(conversions).items() if inspect.isfunction(value)}
    needed = set(used)
    for name in used:
        needed.update(called for called in names_in(members[name].__code__) if called in members)
    # What those call in their turn.
    for name in tuple(needed):
        needed.update(called for called in names_in(members[name].__code__) if called in members)
    return [member for name, member in members.items() if name in needed]


def names_in(code: CodeType) -> Iterator[str]:
    """Global names, those of inner functions and comprehensions too."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from names_in(constant)


def mapping_lines(call: str, parameters: Sequence[str], columns: Sequence[Conversion], result: Conversion) -> list[str]:
    """The body of the pandas function."""
    return [
        'columns = [',
        *(f'    values_of({parameter}, {column.text}),' for column, parameter in zip(columns, parameters)),
        ']',
        f'values, dtype = {result.text}(list(map({call}, *columns)))',
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
    kind: str = data_type['kind']
    arguments = [str(data_type[key]) for key in ('length', 'precision', 'scale') if key in data_type]
    arguments += [type_text(data_type[key]) for key in ('element', 'key', 'value') if key in data_type]
    if kind == 'ROW':
        fields = [f'DataTypes.FIELD({each["name"]!r}, {type_text(each["type"])})' for each in data_type['fields']]
        arguments.append(f'[{", ".join(fields)}]')
    if not data_type['nullable']:
        arguments.append('nullable=False')
    return f'DataTypes.{kind}({", ".join(arguments)})'


def module_of(file: str, project_root: str) -> str:
    """The dotted name of a file below the project's root, which is on Flink's module path; else its bare name."""
    relative = os.path.relpath(os.path.realpath(file), os.path.realpath(project_root))
    inside = not relative.startswith(os.pardir + os.sep)
    path = relative if inside else os.path.basename(file)
    return os.path.splitext(path)[0].replace(os.sep, '.')
