"""Scalar functions give what real Flink gave, rows and errors, in both modes.

The recorded cases lie beside the checkout where they lie at all (`flink-cases` in a folder `shared`); without them
these tests are skipped, and say so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cells import cell_of_raw, raw_of_cell, same_cell
from project_files import process_restored

from pyflink.table.udf import FunctionContext
from udf_worker.convert import SCALAR_KINDS, input_converter, output_check
from udf_worker.errors import ErrorData, UserFiles, WorkbenchError, error_data
from udf_worker.load import load_function
from udf_worker.metrics import CountingMetricGroup
from udf_worker.types import TypeJson, type_json, type_sql

CASES = Path(__file__).resolve().parents[5] / 'shared' / 'flink-cases'
# The planner's own: it compares the number of arguments with the declared ones.
NEEDS_PLANNER = frozenset(('e_arg_count_declared',))


def scalar_cases() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path in sorted(CASES.glob('[etwxd]_*.json')):
        case = json.loads(path.read_text())
        columns = [type_json(text) for name, text in case['input']['schema'] if name in case['args']]
        expected = [type_json(text) for _, text in case['expected'].get('schema', [])]
        plain = all(isinstance(argument, str) for argument in case['args'])
        known = all(each['kind'] in SCALAR_KINDS for each in columns + expected)
        if case['kind'] == 'scalar' and plain and known and path.stem not in NEEDS_PLANNER and 'row_based' not in case:
            found += [(path.stem, mode) for mode in ('process', 'thread')]
    return found


FOUND = scalar_cases()


@pytest.mark.skipif(not CASES.is_dir(), reason=f'RECORDED CASES NOT CHECKED: there is no {CASES}')
def test_there_are_recorded_cases_to_check() -> None:
    assert len(FOUND) >= 40


@pytest.mark.parametrize(('name', 'mode'), FOUND)
def test_case_gives_what_flink_gave(name: str, mode: str) -> None:
    case = json.loads((CASES / f'{name}.json').read_text())
    expected = case['expected_thread'] if mode == 'thread' and 'expected_thread' in case else case['expected']
    with process_restored(str(CASES)):
        answer = run_case(case, CASES / f'{name}.py', mode)
    if answer.get('code') == 'UNSUPPORTED_TYPE':
        pytest.skip('its result type does not run yet')
    if 'error' in expected:
        assert_same_error(answer, expected)
        return
    assert answer.get('error') is None, answer
    result_type: TypeJson = answer['type']
    recorded_type = type_json(expected['schema'][-1][1])
    assert type_sql({**result_type, 'nullable': True}) == type_sql({**recorded_type, 'nullable': True})
    rows = [row[-1] for row in expected['rows']]
    assert len(answer['cells']) == len(rows)
    wrong = [
        (ours, theirs) for ours, theirs in zip(answer['cells'], rows) if not same_cell(recorded_type, ours, theirs)
    ]
    assert wrong == []


def assert_same_error(answer: dict[str, Any], expected: dict[str, Any]) -> None:
    java = expected['error_type'].startswith('java.')
    assert answer['stage'] == expected['stage']
    assert answer['error_type'].rpartition('.')[2] == expected['error_type'].rpartition('.')[2]
    assert answer['error'] == '' if expected['error'] == '' else java or expected['error'] in answer['error']
    if not java and expected['stage'] == 'run':
        assert (answer.get('line'), answer.get('in')) == (expected.get('line'), expected.get('in'))


def run_case(case: dict[str, Any], file: Path, mode: str) -> dict[str, Any]:
    """{type, cells}, or the error."""
    try:
        udf = load_function(str(file), str(CASES), case['function'])
        udf.open(context(case))
        rule = output_check(udf.result_type, mode)
    except WorkbenchError as problem:
        return dict(problem.data)
    schema = [(column, type_json(text)) for column, text in case['input']['schema']]
    places = [[column for column, _ in schema].index(argument) for argument in case['args']]
    converters = [input_converter(schema[place][1], mode) for place in places]
    cells: list[Any] = []
    for row in case['input']['rows']:
        raws = [raw_of_cell(schema[place][1], row[place]) for place in places]
        try:
            arguments = [raw if convert is None else convert(raw) for convert, raw in zip(converters, raws)]
            raw = rule.convert(udf.call(*arguments))
        except Exception as problem:
            return dict(told(problem, udf.files))
        cells.append(cell_of_raw(udf.result_type, raw))
    udf.close()
    return {'type': udf.result_type, 'cells': cells}


def told(problem: Exception, files: UserFiles) -> ErrorData:
    return error_data(problem, 'run', 'UDF_EXCEPTION', files)


def context(case: dict[str, Any]) -> FunctionContext:
    pairs = case.get('config', {}).get('pipeline.global-job-parameters', '')
    parameters = dict(pair.split(':', 1) for pair in pairs.split(',') if pair)
    return FunctionContext(CountingMetricGroup(), parameters, 'task', 'task (1/1)#0', 1, 128, 0, 0)
