"""FLINK002: a parameter's annotation against its column's type. FLINK003: how many arguments reach a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from flink_check.diagnostics import Text, diagnostic
from flink_check.names import Names
from flink_check.python_types import PYTHON_OF, annotated_types
from flink_check.udfs import Udf, is_static, parameters

Json = dict[str, Any]

FITS_AS_WELL = {'int': {'float', 'complex'}, 'datetime': {'date'}, 'bytes': {'bytearray'}}
"""Annotations that hold a value of the type too."""


def check_arguments(udf: Udf, binding: Json, names: Names, text: Text) -> Iterator[Json]:
    if udf.function is None or is_static(udf):
        return
    if binding['rowBased']:
        yield from check_row_parameter(udf, names, text)
        return
    args = binding['args']
    if args is None or not takes_count(udf, len(args)):
        columns = binding['columns']
        if columns is None:
            return
        matched = matched_columns(udf, columns)
        if matched is None:
            yield wrong_count(udf, binding, text)
            return
        args = matched
    for parameter, given in zip(parameters(udf), args):
        yield from check_parameter(udf, parameter, given, names, text)


def bounds(udf: Udf) -> tuple[int, int | None]:
    """The fewest and the most arguments; None: any number."""
    assert udf.function is not None
    given = udf.function.args
    most = len(parameters(udf))
    return max(0, most - len(given.defaults)), None if given.vararg is not None else most


def takes_count(udf: Udf, count: int) -> bool:
    fewest, most = bounds(udf)
    return count >= fewest and (most is None or count <= most)


def matched_columns(udf: Udf, columns: list[Json]) -> list[Json] | None:
    """As the workbench binds a function that nobody has bound: by the names of columns, else by position."""
    by_name = columns_by_name(udf, columns)
    return columns_by_position(udf, columns) if by_name is None else by_name


def columns_by_name(udf: Udf, columns: list[Json]) -> list[Json] | None:
    fewest, most = bounds(udf)
    if most is None:
        return None
    named = {column['name']: column for column in columns}
    matched: list[Json] = []
    for index, parameter in enumerate(parameters(udf)):
        if parameter.arg not in named:
            # A default in the middle ends the call: arguments are positional.
            return matched if index >= fewest else None
        matched.append(named[parameter.arg])
    return matched


def columns_by_position(udf: Udf, columns: list[Json]) -> list[Json] | None:
    fewest, most = bounds(udf)
    if len(columns) < fewest or (most is not None and len(columns) != most):
        return None
    names = [column['name'] for column in columns]
    crossed = any(each.arg in names and names.index(each.arg) != index for index, each in enumerate(parameters(udf)))
    return None if crossed else columns


def wrong_count(udf: Udf, binding: Json, text: Text) -> Json:
    fewest, most = bounds(udf)
    wanted = f'{fewest}' if most == fewest else f'at least {fewest}' if most is None else f'{fewest} to {most}'
    arguments = 'argument' if wanted == '1' else 'arguments'
    chosen = binding['args']
    if chosen is not None:
        bound = ', '.join(each['name'] for each in chosen)
        message = (
            f'{udf.name} takes {wanted} {arguments}, and {len(chosen)} columns of {binding["data"]} are bound to it:'
            f' {bound}. Choose them anew in the function card, or change the parameters.'
        )
        return diagnostic('FLINK003', 'error', place(udf, text), message)
    known = {column['name'] for column in binding['columns']}
    needed = [each.arg for each in parameters(udf)[:fewest]]
    missing = [name for name in needed if name not in known] or needed
    message = (
        f'Nothing is bound to {", ".join(missing)} of {udf.name}: {binding["data"]} has no column of that name.'
        ' Choose the arguments in the function card, or name the parameters like columns.'
    )
    return diagnostic('FLINK003', 'warning', place(udf, text), message)


def place(udf: Udf, text: Text) -> Json:
    if isinstance(udf.function, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return text.name_range(udf.function)
    return text.range_of(udf.call.func)


def check_parameter(udf: Udf, parameter: ast.arg, given: Json, names: Names, text: Text) -> Iterator[Json]:
    annotation = parameter.annotation
    annotated = annotated_types(annotation, names)
    if annotation is None or annotated is None or given['type'] is None:
        return
    kind: str = given['type']['kind']
    if udf.is_pandas:
        wanted = 'DataFrame' if kind == 'ROW' else 'Series'
        # A Series that may be a DataFrame, or nothing at all, is told by no annotation.
        if annotated & {'Series', 'DataFrame', 'None'}:
            return
        message = (
            f'{parameter.arg} is a pandas.{wanted}: a pandas function gets the whole column {given["name"]} of a batch,'
            f' not one {" or ".join(sorted(annotated))}.'
        )
        yield diagnostic('FLINK002', 'warning', text.range_of(annotation), message)
        return
    wanted = PYTHON_OF.get(kind, '')
    if wanted == '' or wanted in annotated or annotated & FITS_AS_WELL.get(wanted, set()):
        return
    message = (
        f'{parameter.arg} is bound to {given["name"]}, which is {kind}: Flink passes {wanted},'
        f' not {" or ".join(sorted(annotated - {"None"})) or "None"}.'
    )
    fixes: list[Json] = []
    if wanted in ('int', 'float', 'str', 'bytes', 'bool', 'list', 'dict'):
        shown = f'{wanted} | None' if 'None' in annotated and isinstance(annotation, ast.BinOp) else wanted
        fixes.append(text.fix(f'Annotate {shown}', text.replace(annotation, shown), preferred=True))
    yield diagnostic('FLINK002', 'warning', text.range_of(annotation), message, *fixes)


def check_row_parameter(udf: Udf, names: Names, text: Text) -> Iterator[Json]:
    fewest, most = bounds(udf)
    if fewest > 1 or most == 0:
        message = (
            f'{udf.name} runs as a row-based operation, which passes one argument: the whole row. '
            'Take one parameter and read its fields, as in row.name.'
        )
        yield diagnostic('FLINK003', 'error', place(udf, text), message)
        return
    for parameter in parameters(udf)[:1]:
        annotated = annotated_types(parameter.annotation, names)
        wanted = 'DataFrame' if udf.is_pandas else 'Row'
        if parameter.annotation is not None and annotated is not None and wanted not in annotated:
            message = (
                f'{parameter.arg} is the whole row: a {"pandas." if udf.is_pandas else ""}{wanted},'
                f' not {" or ".join(sorted(annotated))}.'
            )
            yield diagnostic('FLINK002', 'warning', text.range_of(parameter.annotation), message)
