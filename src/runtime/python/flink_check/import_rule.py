"""FLINK007: an import that the project's Python environment does not have."""

from __future__ import annotations

import ast
import importlib
import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from typing import Any, Union

from flink_check.diagnostics import Text, diagnostic

Json = dict[str, Any]
Import = Union[ast.Import, ast.ImportFrom]

REQUIREMENT_OF = {
    'bs4': 'beautifulsoup4',
    'cv2': 'opencv-python-headless',
    'dateutil': 'python-dateutil',
    'dotenv': 'python-dotenv',
    'jwt': 'PyJWT',
    'PIL': 'Pillow',
    'sklearn': 'scikit-learn',
    'yaml': 'PyYAML',
}
"""Packages that are installed by another name than they are imported by."""


def check_imports(tree: ast.Module, text: Text, root: str, stubs: str) -> Iterator[Json]:
    importlib.invalidate_caches()
    folder = os.path.dirname(os.path.join(root, text.path))
    # This folder's own packages are on the path of the checker, and on that of no file.
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    path = [folder, root, stubs, *(each for each in sys.path if os.path.abspath(each) != ours)]
    for statement in required_imports(tree.body):
        for module, node in modules_of(statement):
            if not exists(module, path):
                yield diagnostic('FLINK007', 'error', text.range_of(node), missing_text(module, path))


def required_imports(body: list[ast.stmt]) -> Iterator[Import]:
    """Those that run with the file or a function of it, but for what is tried, and what only type checkers read."""
    for statement in body:
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            yield statement
        elif isinstance(statement, ast.Try):
            # Whoever tries an import has an answer to its failure.
            yield from required_imports([*statement.orelse, *statement.finalbody])
        elif isinstance(statement, ast.If):
            if 'TYPE_CHECKING' not in ast.unparse(statement.test):
                yield from required_imports(statement.body)
            yield from required_imports(statement.orelse)
        elif isinstance(
            statement,
            (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.With, ast.AsyncWith, ast.For, ast.While),
        ):
            yield from required_imports(statement.body)


def modules_of(statement: Import) -> Iterator[tuple[str, ast.stmt]]:
    if isinstance(statement, ast.Import):
        for alias in statement.names:
            yield alias.name, statement
    # What a relative import names is a file of the project, which pyright looks for.
    elif statement.level == 0 and statement.module is not None:
        yield statement.module, statement


def exists(module: str, path: list[str]) -> bool:
    """Nothing is imported for it: a package's folders are where its modules are looked for."""
    first, *rest = module.split('.')
    if first in sys.builtin_module_names or first == '__main__':
        return True
    searched: list[str] | None = path
    for depth, name in enumerate((first, *rest)):
        if searched is None:
            # A module that makes others of itself, as os does with os.path.
            return True
        dotted = '.'.join((first, *rest)[: depth + 1])
        if depth > 0 and dotted in sys.modules:
            searched = None
            continue
        spec = PathFinder.find_spec(dotted if depth == 0 else name, searched)
        if spec is None:
            return False
        locations = spec.submodule_search_locations
        searched = None if locations is None else list(locations)
    return True


def missing_text(module: str, path: list[str]) -> str:
    top = module.partition('.')[0]
    version = '.'.join(str(part) for part in sys.version_info[:2])
    if top != module and exists(top, path):
        return f'There is no module {module}: {top} is there, without it. Is it another version of {top} that has it?'
    requirement = REQUIREMENT_OF.get(top, top)
    return (
        f'{top} is not installed in the Python environment of this project (Python {version}, {sys.prefix}).'
        f' Add {requirement} to its requirements: python -m pip install {requirement}'
    )
