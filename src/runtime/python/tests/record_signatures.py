"""Records the public signatures of PyFlink: writes recorded/signatures.json.

    python record_signatures.py FOLDER

FOLDER holds the `pyflink` package of apache-flink 2.3.0, installed or unpacked. It is read, not imported: that would
need Java.
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MODULES = (
    'pyflink.common.configuration',
    'pyflink.common.types',
    'pyflink.metrics.metricbase',
    'pyflink.table.data_view',
    'pyflink.table.environment_settings',
    'pyflink.table.expression',
    'pyflink.table.expressions',
    'pyflink.table.types',
    'pyflink.table.udf',
)
KEPT_DUNDERS = frozenset(
    ('__init__', '__call__', '__getitem__', '__setitem__', '__contains__', '__iter__', '__len__', '__eq__')
)


def signatures(root: Path, module: str) -> dict[str, Any]:
    """{function: parameters} and {class: {method: parameters}}; parameters are [name, default] or [name], no self."""
    tree = ast.parse((root / (module.replace('.', '/') + '.py')).read_text())
    found: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not node.name.startswith('_'):
            found[node.name] = parameters(node, drop_self=False)
        elif isinstance(node, ast.ClassDef) and not node.name.startswith('_'):
            found[node.name] = methods(node)
    return found


def methods(node: ast.ClassDef) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for member in node.body:
        if not isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if not member.name.startswith('_') or member.name in KEPT_DUNDERS:
            kinds = [ast.unparse(decorator) for decorator in member.decorator_list]
            found[member.name] = parameters(member, drop_self='staticmethod' not in kinds)
    return found


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef, *, drop_self: bool) -> list[list[str]]:
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    defaults += arguments.defaults
    listed = [
        [each.arg] if default is None else [each.arg, ast.unparse(default)]
        for each, default in zip(positional, defaults)
    ]
    if drop_self:
        listed = listed[1:]
    if arguments.vararg is not None:
        listed.append([f'*{arguments.vararg.arg}'])
    for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        listed.append([each.arg] if default is None else [each.arg, ast.unparse(default)])
    if arguments.kwarg is not None:
        listed.append([f'**{arguments.kwarg.arg}'])
    return listed


def main(root: Path) -> None:
    recorded = {module: signatures(root, module) for module in MODULES}
    recorded['pyflink.table'] = {'__all__': names_of_package(root / 'pyflink' / 'table' / '__init__.py')}
    target = HERE / 'recorded' / 'signatures.json'
    target.write_text(json.dumps(recorded, indent=1, sort_keys=True) + '\n')


def names_of_package(path: Path) -> list[str]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == '__all__':
            return sorted(ast.literal_eval(node.value))
    raise SystemExit(f'{path} has no __all__')


if __name__ == '__main__':
    main(Path(sys.argv[1]))
