"""Pandas functions give what real Flink gave: rows, refusals and their words.

Cases lie in `flink-cases` of the project, and beside the checkout where a folder `shared` has some.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from recorded_pandas_runs import run_pandas_case
from recorded_runs import Json, NotPlanned
from test_recorded_cases import FOLDERS, assert_same_error, leave_out_unrecorded, same

KINDS = ('pandas_scalar', 'pandas_aggregate')


def found_cases() -> list[Any]:
    found: list[Any] = []
    for folder in FOLDERS:
        for path in sorted(folder.glob('*.json')):
            case = json.loads(path.read_text())
            expected = case.get('expected', {'stage': 'plan'})
            # What is decided before a worker has anything to do is the planner's, what comes after it the sink's.
            others = expected.get('stage') == 'plan' or expected.get('error_type', '').endswith('EnforcerException')
            if case['kind'] in KINDS and not others and not case.get('nondeterministic'):
                found.append(pytest.param(path, id=path.stem))
    return found


@pytest.mark.parametrize('path', found_cases())
def test_case_gives_what_flink_gave(path: Path) -> None:
    case = json.loads(path.read_text())
    if 'select' in case and 'window' not in case:
        pytest.skip('the query is more than the function')
    try:
        answer = run_pandas_case(case, path.with_suffix('.py'))
    except NotPlanned as problem:
        pytest.skip(f'the planner reads {problem}')
    expected: Json = case['expected']
    leave_out_unrecorded(expected)
    if 'error' in expected:
        if expected['error_type'] == 'HANG':
            assert answer['stage'] == 'run', answer
        else:
            assert_same_error(answer, expected)
        return
    assert answer.get('error') is None, answer
    ours, theirs = placed(answer['rows'], expected), placed(expected['rows'], expected)
    assert len(ours) == len(theirs), ours
    for mine, recorded in zip(ours, theirs):
        assert same(mine, recorded), f'{mine} is not {recorded}'
    if 'side_file' in expected:
        assert answer['side_file'] == expected['side_file']


def placed(rows: list[Any], expected: Json) -> list[Any]:
    return rows if expected['order'] == 'input' else sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
