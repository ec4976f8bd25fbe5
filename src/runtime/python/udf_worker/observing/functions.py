"""The functions of a profile, each once, and whose they are."""

from __future__ import annotations

import linecache
import os
import re
from types import CodeType
from typing import Union

from udf_worker.errors import WORKER_ROOT, UserFiles

ENGINE_FOLDERS = tuple(os.path.join(WORKER_ROOT, name) + os.sep for name in ('udf_worker', 'pyflink'))
COMPILED_CALLS = '<calls>'
"""What chained calls are compiled to (udf_worker.execute.calls)."""

DEFINITION = re.compile(r'\s*(async\s+def|def)\b')

Code = Union[CodeType, str]
"""Of a function in C there is its name only."""


class Functions:
    """Numbers them in the order in which they were first met."""

    def __init__(self, files: UserFiles) -> None:
        self.files = files
        self.numbers: dict[Code, int] = {}
        self.codes: list[Code] = []
        self.origins: list[str] = []
        self.lines: list[int] = []
        """Where each begins: at its `def`, not at its first decorator."""

    def number(self, code: Code) -> int:
        known = self.numbers.get(code)
        if known is not None:
            return known
        number = self.numbers[code] = len(self.codes)
        origin = self.origin(code)
        self.lines.append(first_line(code, origin))
        self.origins.append(origin)
        self.codes.append(code)
        return number

    def is_own(self, number: int) -> bool:
        return self.origins[number] == 'own'

    def origin(self, code: Code) -> str:
        """`builtin` is for whoever called it to answer for."""
        if isinstance(code, str):
            return 'builtin'
        return origin_of(code.co_filename, self.files)

    def told(self) -> list[list[object]]:
        """Name, file, line and origin of each."""
        told = zip(list(self.codes), self.lines, self.origins)
        return [[*place_of(code), line, origin] for code, line, origin in told]


def origin_of(filename: str, files: UserFiles) -> str:
    if filename.startswith(ENGINE_FOLDERS) or filename == COMPILED_CALLS:
        return 'engine'
    return 'own' if files.owns(filename) else 'library'


def place_of(code: Code) -> tuple[str, str]:
    """Name and file; of what is in C as pstats has them."""
    if isinstance(code, str):
        return code, '~'
    return getattr(code, 'co_qualname', code.co_name), code.co_filename


def first_line(code: Code, origin: str) -> int:
    if isinstance(code, str):
        return 0
    first = code.co_firstlineno
    if origin != 'own':
        return first
    lines = linecache.getlines(code.co_filename)
    for line in range(first, min(first + 20, len(lines) + 1)):
        if DEFINITION.match(lines[line - 1]):
            return line
    return first
