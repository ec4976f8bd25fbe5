"""FLINK001: what a function returns is not what its declared type takes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from flink_check.diagnostics import Text, diagnostic
from flink_check.names import Names
from flink_check.python_types import FLINK_OF, PYTHON_OF, annotated_types, declared_kind, is_taken, literal_type
from flink_check.udfs import Body, Udf

Json = dict[str, Any]


def check_result(udf: Udf, binding: Json | None, names: Names, text: Text) -> Iterator[Json]:
    # Rows of table functions are tuples, Rows or single values: too many right ways to tell a wrong one.
    if udf.decorator in ('udtf', 'udtaf') or udf.result_function is None:
        return
    kind = declared_kind(udf.result, names)
    if kind is None and binding is not None and binding['resultType'] is not None:
        kind = binding['resultType']['kind']
    if kind not in PYTHON_OF:
        return
    annotation = None if isinstance(udf.result_function, ast.Lambda) else udf.result_function.returns
    if udf.is_pandas and udf.decorator == 'udf':
        yield from check_pandas(udf, kind, annotation, names, text)
        return
    annotated = (annotated_types(annotation, names) or set()) - {'None'}
    refused = sorted(each for each in annotated if not is_taken(each, kind, udf.is_pandas))
    if annotation is not None and refused:
        message = f'{udf.name} returns {" or ".join(refused)}, but is declared as {kind}: {takes(kind)}'
        yield diagnostic(
            'FLINK001', 'warning', text.range_of(annotation), message, *fixes(udf, kind, annotation, refused, text)
        )
        return
    for value in returned_values(udf.result_function):
        found = literal_type(value)
        if found is not None and not is_taken(found, kind, udf.is_pandas):
            message = f'{udf.name} returns a {found} here, but is declared as {kind}: {takes(kind)}'
            yield diagnostic(
                'FLINK001', 'warning', text.range_of(value), message, *fixes(udf, kind, annotation, [found], text)
            )


def takes(kind: str) -> str:
    """The way out, by the type that is declared."""
    wanted = PYTHON_OF[kind]
    if kind == 'ARRAY':
        return 'Flink takes a list for it. Write list(…), or declare another type.'
    if kind == 'ROW':
        return 'Flink takes a Row for it, neither a tuple nor a dict. Write Row(…), or declare another type.'
    return f'Flink takes {wanted} for it. Return that, or declare another type.'


def check_pandas(udf: Udf, kind: str, annotation: ast.expr | None, names: Names, text: Text) -> Iterator[Json]:
    wanted = 'DataFrame' if kind == 'ROW' else 'Series'
    annotated = annotated_types(annotation, names)
    # A Series for a ROW fails as well, but only the values tell what a union means.
    if annotation is None or annotated is None or annotated & {'Series', 'DataFrame', 'None'}:
        return
    message = (
        f'{udf.name} is a pandas function: it gets a whole Arrow batch and returns a pandas.{wanted}'
        f' of the same length, not {" or ".join(sorted(annotated))}.'
    )
    yield diagnostic('FLINK001', 'warning', text.range_of(annotation), message)


def fixes(udf: Udf, kind: str, annotation: ast.expr | None, refused: list[str], text: Text) -> Iterator[Json]:
    if len(refused) == 1 and refused[0] in FLINK_OF and udf.result is not None:
        declared = FLINK_OF[refused[0]]
        shown = declared.replace('DataTypes.', '').replace('()', '')
        as_text = isinstance(udf.result, ast.Constant)
        yield text.fix(f'Declare {shown}', text.replace(udf.result, repr(shown) if as_text else declared))
    if isinstance(annotation, ast.Name) and PYTHON_OF[kind] in ('int', 'float', 'str', 'bytes', 'bool'):
        yield text.fix(f'Annotate {PYTHON_OF[kind]}', text.replace(annotation, PYTHON_OF[kind]))


def returned_values(function: Body) -> Iterator[ast.expr]:
    """Of the function itself, not of those inside it; both sides of a conditional expression."""
    if isinstance(function, ast.Lambda):
        yield from branches(function.body)
        return
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        if isinstance(node, ast.Return) and node.value is not None:
            yield from branches(node.value)
        waiting.extend(ast.iter_child_nodes(node))


def branches(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.IfExp):
        yield from branches(value.body)
        yield from branches(value.orelse)
    else:
        yield value
