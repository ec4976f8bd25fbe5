"""Row functions give what real Flink gave, rows and errors, in both modes.

Cases lie in `flink-cases` of the project, and beside the checkout where a folder `shared` has some.
"""

from __future__ import annotations

import json
import math
import re
import struct
import sys
from pathlib import Path
from typing import Any

import pytest
from recorded_runs import Json, NotPlanned, run_case

ROOT = Path(__file__).resolve().parents[4]
FOLDERS = [ROOT / 'flink-cases', ROOT.parent / 'shared' / 'flink-cases']
KINDS = ('scalar', 'table', 'async_scalar')
# The planner's own answers: it compares arguments with declared types, and refuses what a mode cannot run.
PLANNER = 'plan'

RECORDED_PYTHON = (3, 11)


def leave_out_unrecorded(expected: Json) -> None:
    """Words of errors and names of frames are Python's and pyarrow's, which change with Python's version."""
    if 'error' in expected and sys.version_info[:2] != RECORDED_PYTHON:
        pytest.skip('texts of errors were recorded with Python 3.11')


def found_cases() -> list[Any]:
    found: list[Any] = []
    for folder in FOLDERS:
        for path in sorted(folder.glob('*.json')):
            case = json.loads(path.read_text())
            if case['kind'] not in KINDS or 'expected' not in case or 'select' in case or case.get('nondeterministic'):
                continue
            for mode in ('process', 'thread'):
                expected = expectation(case, mode)
                # The sink's own answer: NULL in a column that is NOT NULL.
                others = expected.get('stage') == PLANNER or expected.get('error_type', '').endswith(
                    'EnforcerException'
                )
                if not others and expected.get('error_type') != 'HANG':
                    found.append(pytest.param(path, mode, id=f'{path.stem}-{mode}'))
    return found


def expectation(case: Json, mode: str) -> Json:
    return case['expected_thread'] if mode == 'thread' and 'expected_thread' in case else case['expected']


@pytest.mark.parametrize(('path', 'mode'), found_cases())
def test_case_gives_what_flink_gave(path: Path, mode: str) -> None:
    case = json.loads(path.read_text())
    expected = expectation(case, mode)
    try:
        answer = run_case(case, path.with_suffix('.py'), mode)
    except NotPlanned as problem:
        pytest.skip(f'not read here: {problem}')
    leave_out_unrecorded(expected)
    if 'error' in expected:
        assert_same_error(answer, expected)
        return
    assert answer.get('error') is None, answer
    ours = with_kept(case, answer['rows'])
    assert len(ours) == len(expected['rows']), ours
    for mine, theirs in zip(ours, expected['rows']):
        assert same(mine, theirs), f'{mine} is not {theirs}'
    if 'side_file' in expected:
        assert answer.get('side_file') == expected['side_file']


def with_kept(case: Json, rows: list[list[Any]]) -> list[list[Any]]:
    """Rows as Flink shows them: kept columns first; those of a table function repeat for each of its rows."""
    names = [name for name, _ in case['input']['schema']]
    kept = [[row[names.index(name)] for name in case.get('keep', [])] for row in case['input']['rows']]
    if case['kind'] == 'table':
        return [(kept[row[0]] if case.get('row_based') is None else []) + row[1:] for row in rows]
    return [before + row for before, row in zip(kept, rows)]


def same(mine: Any, theirs: Any) -> bool:
    """Numbers as FLOAT or DOUBLE: a recorded FLOAT is the shortest text of its width; -0.0 is not 0.0."""
    if is_list(mine) and is_list(theirs):
        return same_lists(mine, theirs)
    if isinstance(mine, float) and isinstance(theirs, (int, float)):
        number = float(theirs)
        equal = mine == number or mine == float32(number)
        return equal and math.copysign(1, mine) == math.copysign(1, number)
    return class_of(mine) is class_of(theirs) and mine == theirs


def class_of(value: object) -> type:
    return type(value)


def is_list(value: object) -> bool:
    return isinstance(value, list)


def same_lists(mine: list[Any], theirs: list[Any]) -> bool:
    return len(mine) == len(theirs) and all(map(same, mine, theirs))


def float32(number: float) -> float:
    try:
        return struct.unpack('<f', struct.pack('<f', number))[0]
    except OverflowError:
        return math.inf


def assert_same_error(answer: Json, expected: Json) -> None:
    assert 'error' in answer, answer
    assert answer['stage'] == expected['stage'], answer
    if expected['error_type'] == 'CRASH':
        return
    assert answer['error_type'].rpartition('.')[2] == expected['error_type'].rpartition('.')[2]
    if not expected['error_type'].startswith('java.'):
        said, wanted = without_addresses(answer['error']), without_addresses(expected['error'])
        assert said == '' if wanted == '' else wanted in said
        assert (answer.get('line'), answer.get('in')) == (expected.get('line'), expected.get('in'))


def without_addresses(text: str) -> str:
    """Where an object lies in memory is another place in every run, on Flink too."""
    return re.sub(r'\b0x[0-9a-f]{8,16}\b', '0x', text)
