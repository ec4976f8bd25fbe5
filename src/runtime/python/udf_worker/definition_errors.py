"""Errors of executing a UDF file or its helpers, with the way out. Their places are facts: Flink tells none."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

from udf_worker.errors import ErrorData, UserFiles, error_data

# Where pip's name differs from the module's.
DISTRIBUTIONS = {
    'PIL': 'Pillow',
    'bs4': 'beautifulsoup4',
    'cv2': 'opencv-python-headless',
    'dateutil': 'python-dateutil',
    'dotenv': 'python-dotenv',
    'google': 'protobuf',
    'sklearn': 'scikit-learn',
    'yaml': 'PyYAML',
}


def definition_error(problem: BaseException, files: UserFiles) -> ErrorData:
    """What executing the UDF file (or importing its helpers) raised, with the way out. `line` and `in` are facts."""
    data = told_definition_error(problem, files)
    facts = data['facts']
    facts.setdefault('file', files.file)
    # Flink tells no place of an error that came up before there was a job: ours is among the facts.
    if 'line' in data:
        facts['line'] = data.pop('line')
    if 'in' in data:
        facts['in'] = data.pop('in')
    return data


def told_definition_error(problem: BaseException, files: UserFiles) -> ErrorData:
    if isinstance(problem, SyntaxError):
        return syntax_error(problem, files)
    if isinstance(problem, ImportError):
        return import_error(problem, files)
    if isinstance(problem, SystemExit):
        hint = "The file ended the program while it was loaded. Take sys.exit() out of the file's top level."
        return error_data(problem, 'define', 'DEFINE_ERROR', files, hint=hint)
    # Set on exceptions of our own pyflink that know the way out.
    told: str | None = getattr(problem, 'workbench_hint', None)
    return error_data(problem, 'define', 'DEFINE_ERROR', files, hint=told)


def syntax_error(problem: SyntaxError, files: UserFiles) -> ErrorData:
    """The place is `line` and the facts `column` (1-based), `endLine`, `text` and `frames`."""
    data = error_data(problem, 'define', 'SYNTAX_ERROR', files)
    filename = problem.filename
    if filename is None or not files.owns(filename):
        return data
    facts: dict[str, Any] = data['facts']
    facts['file'] = os.path.realpath(filename)
    data.pop('in', None)
    if problem.lineno is not None and problem.lineno > 0:
        data['line'] = problem.lineno
    if problem.offset is not None and problem.offset > 0:
        facts['column'] = problem.offset
    # Set since Python 3.10.
    end_line: int | None = getattr(problem, 'end_lineno', None)
    if end_line is not None and end_line > 0:
        facts['endLine'] = end_line
    if problem.text is not None:
        facts['text'] = problem.text.rstrip('\n')
    if 'line' in data:
        text = str(facts.get('text', '')).strip()
        place = {'file': facts['file'], 'line': data['line'], 'in': '<module>', 'text': text}
        facts['frames'] = [*facts.get('frames', ()), place]
    data['cause'] = ''.join(traceback.format_exception_only(type(problem), problem)).rstrip('\n')
    return data


def import_error(problem: ImportError, files: UserFiles) -> ErrorData:
    data = error_data(problem, 'define', 'IMPORT_ERROR', files)
    if problem.name is None:
        return data
    data['facts']['module'] = problem.name
    top = problem.name.partition('.')[0]
    if isinstance(problem, ModuleNotFoundError) and top != 'pyflink':
        data['facts']['python'] = sys.executable
        package = DISTRIBUTIONS.get(top, top)
        data['hint'] = (
            f'{sys.executable} has no module {problem.name}. Install it with: {sys.executable} -m pip install {package}'
            f' (or, if it is a file of yours, put it into the project folder {files.root}).'
        )
    return data
