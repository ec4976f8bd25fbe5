"""Errors as typed data: the Python side of src/contract/errors.ts.

An exception of the user's code is told by its last traceback line (`error_type: error`), the innermost frame of the
UDF file (`line`, `in`), and facts. Frames of the worker, of packages and of the standard library are left out.
"""

from __future__ import annotations

import linecache
import os
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, TypedDict

ErrorPlace = TypedDict('ErrorPlace', {'line': int, 'in': str, 'hint': str, 'cause': str}, total=False)
"""Keys of ErrorData that may be absent."""


class ErrorData(ErrorPlace):
    error: str
    error_type: str
    stage: str
    code: str
    facts: dict[str, Any]


Facts = Mapping[str, Any]

VALUE_TEXT_LIMIT = 200
"""Characters of a value's repr that an error carries."""

WORKER_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class WorkbenchError(Exception):
    """An error of ours, raised as data."""

    def __init__(
        self,
        code: str,
        stage: str,
        error: str,
        facts: Facts | None = None,
        *,
        hint: str | None = None,
        error_type: str = 'WorkbenchError',
        cause: str | None = None,
    ) -> None:
        super().__init__(error)
        self.data: ErrorData = {
            'error': error,
            'error_type': error_type,
            'stage': stage,
            'code': code,
            'facts': dict(facts or {}),
        }
        if hint is not None:
            self.data['hint'] = hint
        if cause is not None:
            self.data['cause'] = cause

    @classmethod
    def of(cls, data: ErrorData) -> WorkbenchError:
        """An error whose data is there already."""
        made = cls(data['code'], data['stage'], data['error'])
        made.data = data
        return made


class UserFiles:
    """Tells frames of the user's own code: those of the UDF file and of modules in the project, packages left out."""

    def __init__(self, file: str, project_root: str) -> None:
        self.file = os.path.realpath(file)
        self.root = os.path.realpath(project_root)
        self.known: dict[str, bool] = {}

    def owns(self, filename: str) -> bool:
        """Whether a code object's file is the user's."""
        known = self.known.get(filename)
        if known is None:
            known = self.known[filename] = self.is_user_file(filename)
        return known

    def is_user_file(self, filename: str) -> bool:
        # Relative are the names that Cython gives its frames, as if they lay in the working folder.
        if filename.startswith('<') or not os.path.isabs(filename):
            return False
        path = os.path.realpath(filename)
        if path == self.file:
            return True
        return is_inside(path, self.root) and not any(is_inside(path, folder) for folder in package_folders(self.root))


def is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def package_folders(root: str) -> list[str]:
    """Folders of installed code, which may lie inside a project (a venv) or hold it (never then)."""
    import sysconfig

    folders = [WORKER_ROOT, sys.prefix, sys.base_prefix]
    folders += [path for path in sysconfig.get_paths().values() if path]
    folders += [entry for entry in sys.path if os.path.basename(entry.rstrip(os.sep)) in PACKAGE_FOLDER_NAMES]
    real = {os.path.realpath(folder) for folder in folders}
    return [folder for folder in real if folder != root and is_inside(folder, root)]


PACKAGE_FOLDER_NAMES = ('site-packages', 'dist-packages')


# --- exceptions as data


def error_data(
    problem: BaseException,
    stage: str,
    code: str,
    files: UserFiles | None = None,
    facts: Facts | None = None,
    *,
    hint: str | None = None,
) -> ErrorData:
    """An exception that came up while running the user's code (or a coder). A WorkbenchError keeps its own data.

    `line` and `in` are those of the innermost frame in the UDF file. The facts `file` and `frames` and `cause` (the
    trimmed traceback) are set where the traceback has frames of any of the user's files.
    """
    if isinstance(problem, WorkbenchError):
        data: ErrorData = {**problem.data}
        data['facts'] = {**problem.data['facts'], **(facts or {})}
        return data
    data = {
        'error': exception_text(problem),
        'error_type': exception_type(problem),
        'stage': stage,
        'code': code,
        'facts': dict(facts or {}),
    }
    if hint is not None:
        data['hint'] = hint
    if files is not None:
        add_frames(data, problem, files)
    return data


def internal_error(problem: BaseException, stage: str = 'run') -> ErrorData:
    """A fault of the worker itself."""
    data = error_data(problem, stage, 'INTERNAL')
    data['cause'] = ''.join(traceback.format_exception(type(problem), problem, problem.__traceback__))
    data['hint'] = 'This is a fault of the workbench itself, not of your function.'
    return data


def exception_text(problem: BaseException) -> str:
    """str() of the exception: what follows the colon in the last line of a traceback."""
    try:
        return str(problem)
    except Exception:
        return '<exception str() failed>'


def exception_type(problem: BaseException) -> str:
    """The class as tracebacks name it: dotted unless builtin or of the UDF file."""
    # Set on exceptions that Flink's thread mode raises on the Java side.
    java_class: str | None = getattr(problem, 'java_class', None)
    if java_class is not None:
        return java_class
    kind = type(problem)
    if kind.__module__ in ('builtins', '__main__'):
        return kind.__qualname__
    return f'{kind.__module__}.{kind.__qualname__}'


def add_frames(data: ErrorData, problem: BaseException, files: UserFiles) -> None:
    frames = user_frames(problem.__traceback__, files)
    if not frames:
        return
    # The place is in the UDF file, as Flink's is; where a helper module goes wrong, its frames are the last ones.
    own = [frame for frame in frames if frame['file'] == files.file]
    if own:
        data['line'] = own[-1]['line']
        data['in'] = own[-1]['in']
    data['facts'].setdefault('file', (own or frames)[-1]['file'])
    data['facts']['frames'] = frames
    data['cause'] = traceback_text(problem, files)


def user_frames(trace: TracebackType | None, files: UserFiles) -> list[dict[str, Any]]:
    """{file, line, in, text} of the user's frames, outermost first."""
    frames: list[dict[str, Any]] = []
    for frame, line in traceback.walk_tb(trace):
        code = frame.f_code
        if files.owns(code.co_filename):
            text = linecache.getline(code.co_filename, line, frame.f_globals).strip()
            path = os.path.realpath(code.co_filename)
            frames.append({'file': path, 'line': line, 'in': code.co_name, 'text': text})
    # A runaway recursion has a thousand equal frames: both ends tell enough.
    return frames if len(frames) <= FRAME_LIMIT else frames[: FRAME_LIMIT // 2] + frames[-FRAME_LIMIT // 2 :]


FRAME_LIMIT = 40


def traceback_text(problem: BaseException, files: UserFiles) -> str:
    """A traceback of the user's frames only, with the exceptions that led to it first, as Python prints them."""
    parts: list[str] = []
    seen: list[BaseException] = []
    current: BaseException | None = problem
    while current is not None and all(current is not other for other in seen):
        seen.append(current)
        lines = ['Traceback (most recent call last):']
        for frame in user_frames(current.__traceback__, files):
            lines.append(f'  File "{frame["file"]}", line {frame["line"]}, in {frame["in"]}')
            if frame['text']:
                lines.append(f'    {frame["text"]}')
        text = exception_text(current)
        lines.append(f'{exception_type(current)}: {text}' if text else exception_type(current))
        parts.append('\n'.join(lines))
        if current.__cause__ is not None:
            parts.append('The above exception was the direct cause of the following exception:')
            current = current.__cause__
        elif current.__context__ is not None and not current.__suppress_context__:
            parts.append('During handling of the above exception, another exception occurred:')
            current = current.__context__
        else:
            current = None
    return '\n\n'.join(reversed(parts))


# --- the failing row


def row_facts(row: int, names: Sequence[str], values: Iterable[Any]) -> dict[str, Any]:
    """Facts `row` (0-based) and `args` ({name, type, value}: the argument's Python type and the start of its repr)."""
    args = [
        {'name': name, 'type': type(value).__name__, 'value': value_text(value)} for name, value in zip(names, values)
    ]
    return {'row': row, 'args': args}


def value_text(value: Any) -> str:
    """The repr, at most VALUE_TEXT_LIMIT characters of it. Never raises."""
    try:
        whole = isinstance(value, (str, bytes, bytearray)) and len(value) > VALUE_TEXT_LIMIT
        text = repr(value[:VALUE_TEXT_LIMIT]) if whole else repr(value)
    except Exception as problem:
        return f'<repr() raised {type(problem).__name__}>'
    return text if len(text) <= VALUE_TEXT_LIMIT else text[: VALUE_TEXT_LIMIT - 1] + '…'
