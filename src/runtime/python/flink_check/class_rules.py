"""FLINK004: a method that the bound job calls is missing. FLINK005: a method that every job calls is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from flink_check.diagnostics import Text, diagnostic
from flink_check.names import Names, is_pyflink
from flink_check.udfs import Udf, methods_of

Json = dict[str, Any]

REQUIRED = {
    'ScalarFunction': ('eval',),
    'AsyncScalarFunction': ('eval',),
    'TableFunction': ('eval',),
    'AggregateFunction': ('create_accumulator', 'accumulate', 'get_value'),
    'TableAggregateFunction': ('create_accumulator', 'accumulate', 'emit_value'),
}

PARAMETERS = {
    'create_accumulator': 'self',
    'accumulate': 'self, accumulator, *args',
    'get_value': 'self, accumulator',
    'emit_value': 'self, accumulator',
    'eval': 'self, *args',
    'merge': 'self, accumulator, accumulators',
}

WHAT_IT_DOES = {
    'create_accumulator': 'what a group starts with',
    'accumulate': 'takes a row into the accumulator',
    'get_value': 'the value of a group',
    'emit_value': 'the rows of a group',
    'eval': 'is called for each row',
    'retract': 'takes back a row that accumulate took in',
    'merge': 'adds other accumulators to the first one',
}


def base_of(owner: ast.ClassDef, names: Names) -> str | None:
    """Which of PyFlink's classes it derives from directly; None where there is another one beside or between."""
    bases = [each.value if isinstance(each, ast.Subscript) else each for each in owner.bases]
    if len(bases) != 1 or owner.keywords:
        return None
    dotted = names.dotted(bases[0])
    return next((each for each in REQUIRED if is_pyflink(dotted, each)), None)


def check_classes(names: Names, text: Text) -> Iterator[Json]:
    derived_from = {base.id for each in names.classes.values() for base in each.bases if isinstance(base, ast.Name)}
    for owner in names.classes.values():
        base = base_of(owner, names)
        # One that others derive from may leave a method to them.
        if base is None or owner.name in derived_from:
            continue
        for method in REQUIRED[base]:
            if defines(owner, method):
                continue
            message = f'{owner.name} has no {method}, which every {base} needs: {WHAT_IT_DOES[method]}.'
            yield diagnostic(
                'FLINK005',
                'error',
                text.name_range(owner),
                message,
                write_method(owner, method, PARAMETERS[method], text),
            )


def check_optional_methods(udf: Udf, binding: Json, names: Names, text: Text) -> Iterator[Json]:
    if udf.owner is None or base_of(udf.owner, names) is None:
        return
    because = {
        'retract': (binding['needsRetract'], f'the rows of {binding["data"]} change'),
        'merge': (binding['needsMerge'], 'a session window joins sessions that turn out to be one'),
    }
    for method, (needed, reason) in because.items():
        if not needed or defines(udf.owner, method):
            continue
        message = (
            f'{udf.name} is bound to a job in which {reason}, so Flink calls {method},'
            f' which {udf.owner.name} does not have: it {WHAT_IT_DOES[method]}.'
        )
        parameters = PARAMETERS.get(method) or accumulate_parameters(udf.owner)
        fix = write_method(udf.owner, method, parameters, text)
        yield diagnostic('FLINK004', 'error', text.name_range(udf.owner), message, fix)


def defines(owner: ast.ClassDef, method: str) -> bool:
    """As a method, or as an attribute that is one."""
    if method in methods_of(owner):
        return True
    assigned = (each for each in owner.body if isinstance(each, (ast.Assign, ast.AnnAssign)))
    targets = (target for each in assigned for target in getattr(each, 'targets', [getattr(each, 'target', None)]))
    return any(isinstance(target, ast.Name) and target.id == method for target in targets)


def accumulate_parameters(owner: ast.ClassDef) -> str:
    accumulate = methods_of(owner).get('accumulate')
    return 'self, accumulator, *args' if accumulate is None else ast.unparse(accumulate.args)


def write_method(owner: ast.ClassDef, method: str, parameters: str, text: Text) -> Json:
    last = owner.body[-1]
    indent = text.indent_of(owner.body[0].lineno) if owner.body[0].lineno > owner.lineno else '    '
    lines = [
        '',
        f'{indent}def {method}({parameters}):',
        f'{indent}    raise NotImplementedError({WHAT_IT_DOES[method]!r})',
    ]
    edit = text.insert_lines_after(last.end_lineno or last.lineno, lines)
    return text.fix(f'Write {method}', edit, preferred=True)
