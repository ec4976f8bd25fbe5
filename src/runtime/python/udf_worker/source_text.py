"""What a UDF file says without being run: where its names are bound, and what it imports."""

from __future__ import annotations

import ast
import os
import sys
import sysconfig
from collections.abc import Iterator
from typing import Union

Definition = Union[ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef]


def parse_file(path: str) -> ast.Module | None:
    """None where the file cannot be read or is not Python."""
    try:
        with open(path, 'rb') as source:
            return ast.parse(source.read(), path)
    except (OSError, SyntaxError, ValueError):
        return None


def binding_lines(tree: ast.Module) -> dict[str, int]:
    """Line of the last statement that binds each module-level name; of a decorated function the first decorator's."""
    lines: dict[str, int] = {}
    for statement in module_statements(tree.body):
        for name in bound_names(statement):
            lines[name] = first_line(statement)
    return lines


def module_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements that run with the module, those inside if, try, with and loops too."""
    for statement in body:
        yield statement
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for part in ('body', 'orelse', 'finalbody'):
            yield from module_statements(getattr(statement, part, []))
        for handler in getattr(statement, 'handlers', []):
            yield from module_statements(handler.body)


def bound_names(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        for alias in statement.names:
            yield alias.asname or alias.name.partition('.')[0]
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            yield from target_names(target)
    elif isinstance(statement, (ast.AnnAssign, ast.AugAssign, ast.For, ast.AsyncFor)):
        yield from target_names(statement.target)


def target_names(target: ast.expr) -> Iterator[str]:
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def first_line(statement: ast.stmt) -> int:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and statement.decorator_list:
        return min(statement.lineno, statement.decorator_list[0].lineno)
    return statement.lineno


# --- imports


def imported_packages(path: str, project_root: str) -> list[str]:
    """Top-level packages that the file or its project helpers import, but for pyflink and the standard library."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [os.path.realpath(path)]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        tree = parse_file(current)
        if tree is None:
            continue
        for module in imported_modules(tree, current, project_root):
            helper = project_module(module, [project_root, os.path.dirname(os.path.realpath(path))])
            if helper:
                waiting.extend(helper)
            else:
                found.add(module.partition('.')[0])
    return sorted(found - standard_library() - {'pyflink', '__future__', ''})


def imported_modules(tree: ast.Module, path: str, project_root: str) -> Iterator[str]:
    """Dotted names. A relative import is named from the project root."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ''
            if node.level:
                base = relative_base(path, project_root, node.level, base)
            yield base
            # `from package import module` may name a helper.
            for alias in node.names:
                if base and is_project_module(f'{base}.{alias.name}', [project_root, os.path.dirname(path)]):
                    yield f'{base}.{alias.name}'


def relative_base(path: str, project_root: str, level: int, module: str) -> str:
    folder = os.path.dirname(path)
    for _ in range(level - 1):
        folder = os.path.dirname(folder)
    parts = os.path.relpath(folder, project_root).split(os.sep)
    return '.'.join([part for part in (*parts, module) if part not in ('', '.', '..')])


def project_module(module: str, folders: list[str]) -> list[str]:
    """Files of a module and of the packages it lies in, where its top level is of the project; else none."""
    parts = module.split('.')
    for folder in folders:
        files: list[str] = []
        place = folder
        for part in parts:
            place = os.path.join(place, part)
            files += [file for file in (f'{place}.py', os.path.join(place, '__init__.py')) if os.path.isfile(file)]
        if files or os.path.isdir(os.path.join(folder, parts[0])):
            return files or [os.path.join(folder, parts[0], '__init__.py')]
    return []


def is_project_module(module: str, folders: list[str]) -> bool:
    path = os.path.join(*module.split('.'))
    return any(
        os.path.isfile(os.path.join(folder, f'{path}.py')) or os.path.isfile(os.path.join(folder, path, '__init__.py'))
        for folder in folders
    )


def standard_library() -> frozenset[str]:
    names: frozenset[str] | None = getattr(sys, 'stdlib_module_names', None)
    if names is not None:
        return names
    # Python 3.9 has no such list: its library folders are asked.
    found = set(sys.builtin_module_names)
    library = sysconfig.get_paths()['stdlib']
    for folder in (library, os.path.join(library, 'lib-dynload')):
        if os.path.isdir(folder):
            found.update(entry.partition('.')[0] for entry in os.listdir(folder))
    return frozenset(found - {'site-packages', 'dist-packages'})
