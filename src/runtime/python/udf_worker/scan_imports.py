"""What a project's files import: `python -I THIS_FILE` reads `{"root", "files"}` on stdin and prints one JSON object.

Files are parsed, not executed; one that cannot be parsed is passed over. Runs by itself in the environment it looks at.
"""

from __future__ import annotations

import ast
import json
import os
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import distributions
from importlib.util import find_spec


def imported_by(source: str) -> set[str]:
    """Top-level names of absolute imports, wherever in the file they are."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name.split('.')[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
            names.add(node.module.split('.')[0])
    return names


def is_standard(name: str) -> bool:
    known: frozenset[str] | None = getattr(sys, 'stdlib_module_names', None)
    if known is not None:
        return name in known
    # Python 3.9.
    if name in sys.builtin_module_names:
        return True
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return False
    origin = None if spec is None else spec.origin
    if origin is None:
        return False
    paths = sysconfig.get_paths()
    inside = origin.startswith((paths['stdlib'], paths['platstdlib']))
    return inside and 'site-packages' not in origin and 'dist-packages' not in origin


def is_of_project(root: str, name: str, files: list[str]) -> bool:
    """A module or folder at the project's root, or beside the files that may import it."""
    folders = {root, *(os.path.join(root, os.path.dirname(file)) for file in files)}
    return any(
        os.path.isfile(os.path.join(folder, f'{name}.py')) or has_python(os.path.join(folder, name))
        for folder in folders
    )


def has_python(folder: str) -> bool:
    return os.path.isdir(folder) and any(entry.endswith('.py') for entry in os.listdir(folder))


def owners() -> dict[str, tuple[str, str]]:
    """Name and version of the distribution that brings a top-level module."""
    found: dict[str, tuple[str, str]] = {}
    for distribution in distributions():
        name = distribution.metadata['Name']
        if not name:
            continue
        listed = (distribution.read_text('top_level.txt') or '').split()
        for module in listed or modules_among(str(file) for file in distribution.files or ()):
            found.setdefault(module, (name, distribution.version))
    return found


def modules_among(files: Iterable[str]) -> set[str]:
    names: set[str] = set()
    for file in files:
        first, slash, rest = file.partition('/')
        if slash and rest.endswith(('.py', '.so', '.pyd')) and first.isidentifier():
            names.add(first)
        elif not slash and first.endswith(('.py', '.so', '.pyd')):
            names.add(first.split('.')[0])
    return names


def main() -> None:
    request = json.load(sys.stdin)
    root: str = request['root']
    files: list[str] = request['files']
    users: dict[str, list[str]] = {}
    for file in files:
        try:
            with open(os.path.join(root, file), encoding='utf-8') as source:
                names = imported_by(source.read())
        except (OSError, SyntaxError, ValueError):
            continue
        for name in names:
            users.setdefault(name, []).append(file)
    known = owners()
    modules = [
        {'module': name, 'files': users[name], 'owner': known.get(name)}
        for name in sorted(users)
        if not is_standard(name) and not is_of_project(root, name, files)
    ]
    print(json.dumps({'modules': modules}))


if __name__ == '__main__':
    main()
