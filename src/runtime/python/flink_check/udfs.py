"""The functions that a file declares, as far as its text tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple, Union

from flink_check.names import Function, Names, is_pyflink

DECORATORS = ('udf', 'udtf', 'udaf', 'udtaf')
POSITIONS = {
    'udf': ('f', 'input_types', 'result_type'),
    'udtf': ('f', 'input_types', 'result_types'),
    'udaf': ('f', 'input_types', 'result_type', 'accumulator_type'),
    'udtaf': ('f', 'input_types', 'result_type', 'accumulator_type'),
}

Body = Union[Function, ast.Lambda]


class Udf(NamedTuple):
    name: str
    decorator: str
    """udf, udtf, udaf or udtaf."""
    call: ast.Call
    is_pandas: bool
    function: Body | None
    """What is called for rows: the function itself, `eval` or `accumulate` of a class; None where it is elsewhere."""
    skipped: int
    """Parameters before those that arguments reach: self, and the accumulator."""
    owner: ast.ClassDef | None
    result: ast.expr | None
    """The declared result type."""
    result_function: Body | None
    """Whose returned values are results."""


def udfs_of(tree: ast.Module, names: Names) -> Iterator[Udf]:
    for function in names.functions.values():
        for decorator in function.decorator_list:
            kind = decorator_kind(decorator, names)
            if kind is not None and isinstance(decorator, ast.Call):
                yield make(function.name, kind, decorator, function, names)
    for name, binding in names.values.items():
        kind = decorator_kind(binding.value, names)
        if kind is None or not isinstance(binding.value, ast.Call):
            continue
        wrapped = argument(binding.value, kind, 'f')
        if wrapped is not None:
            yield make(name, kind, binding.value, wrapped, names)


def decorator_kind(node: ast.expr, names: Names) -> str | None:
    called = node.func if isinstance(node, ast.Call) else node
    dotted = names.dotted(called)
    return next((each for each in DECORATORS if is_pyflink(dotted, each)), None)


def argument(call: ast.Call, kind: str, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    position = POSITIONS[kind].index(name) if name in POSITIONS[kind] else len(call.args)
    if any(isinstance(each, ast.Starred) for each in call.args):
        return None
    return call.args[position] if position < len(call.args) else None


def make(name: str, kind: str, call: ast.Call, wrapped: ast.expr | Function, names: Names) -> Udf:
    func_type = argument(call, kind, 'func_type')
    is_pandas = isinstance(func_type, ast.Constant) and func_type.value == 'pandas'
    result = argument(call, kind, 'result_types' if kind == 'udtf' else 'result_type')
    function, owner = called_function(wrapped, names)
    if owner is None:
        return Udf(name, kind, call, is_pandas, function, 0, None, result, function)
    method = 'accumulate' if kind in ('udaf', 'udtaf') else 'eval'
    results = {'udaf': 'get_value', 'udtaf': 'emit_value'}.get(kind, 'eval')
    skipped = 2 if method == 'accumulate' else 1
    called = methods_of(owner).get(method)
    return Udf(name, kind, call, is_pandas, called, skipped, owner, result, methods_of(owner).get(results))


def called_function(wrapped: ast.expr | Function, names: Names) -> tuple[Body | None, ast.ClassDef | None]:
    if isinstance(wrapped, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        return wrapped, None
    if isinstance(wrapped, ast.Name):
        return names.functions.get(wrapped.id), None
    if isinstance(wrapped, ast.Call) and isinstance(wrapped.func, ast.Name):
        return None, names.classes.get(wrapped.func.id)
    return None, None


def methods_of(owner: ast.ClassDef) -> dict[str, Function]:
    return {each.name: each for each in owner.body if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))}


def parameters(udf: Udf) -> list[ast.arg]:
    """Those that arguments reach by position."""
    if udf.function is None:
        return []
    given = udf.function.args
    return [*given.posonlyargs, *given.args][udf.skipped :]


def is_static(udf: Udf) -> bool:
    """A static or class method has other parameters than `self` first: none of the rules counts them."""
    return not isinstance(udf.function, ast.Lambda) and bool(
        udf.owner is not None and udf.function is not None and udf.function.decorator_list
    )
