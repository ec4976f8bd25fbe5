"""Conversions of process mode are Flink's: compared value by value with its compiled coders (recorded/coders.json)."""

from __future__ import annotations

import datetime
import json
import math
import random
import struct
import sys
import warnings
from array import array
from pathlib import Path
from typing import Any

import pytest
from coder_values import NAMESPACE, NESTED_VALUES, VALUES, nested_namespace

from pyflink.common import Row
from udf_worker.type_text import parse_type
from udf_worker.values.arguments import ArgumentColumns
from udf_worker.values.notes import Notes
from udf_worker.values.process_results import process_converter
from udf_worker.values.results import ResultColumn

RECORDED = json.loads((Path(__file__).parent / 'recorded' / 'coders.json').read_text())
NUMERIC = ('BOOLEAN', 'TINYINT', 'SMALLINT', 'INT', 'BIGINT', 'FLOAT', 'DOUBLE')
CODES: dict[str, str] = dict(zip(NUMERIC, 'Bbhiqfd'))

# numpy and pandas warn of some of the values on purpose.
pytestmark = pytest.mark.filterwarnings('ignore')

RECORDED_PYTHON = (3, 11)
only_where_recorded = pytest.mark.skipif(
    sys.version_info[:2] != RECORDED_PYTHON, reason='texts of Python errors were recorded with Python 3.11'
)


def value_of(text: str, namespace: dict[str, Any]) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return eval(text, dict(namespace))


def outcome(kind: str, convert: Any, value: Any) -> dict[str, Any]:
    try:
        raw = None if value is None and not kind.startswith('DECIMAL') else convert(value)
    except Exception as problem:
        return {'error': str(problem), 'type': type(problem).__name__}
    if isinstance(raw, float):
        return {'raw': raw.hex()}
    return {'raw': raw.hex() if isinstance(raw, bytes) else raw}


@only_where_recorded
@pytest.mark.parametrize('kind', [kind for kind in RECORDED['out'] if not kind.startswith('DECIMAL')])
def test_results_convert_and_fail_as_in_flinks_process_mode(kind: str) -> None:
    convert = process_converter(parse_type(kind), Notes())
    answers = {text: outcome(kind, convert, value_of(text, NAMESPACE)) for text in VALUES}
    assert answers == RECORDED['out'][kind]


@only_where_recorded
def test_decimals_convert_and_fail_as_in_flinks_process_mode() -> None:
    convert = process_converter(parse_type('DECIMAL(5, 2)'), Notes())
    for text, recorded in RECORDED['out']['DECIMAL(5, 2)'].items():
        answer = outcome('DECIMAL', convert, value_of(text, NAMESPACE))
        if recorded.get('raw') == 'NaN':
            assert answer['type'] == 'JavaError'
        elif 'raw' in recorded:
            assert answer == {'raw': int(recorded['raw'].replace('.', ''))}
        else:
            assert answer == recorded


@only_where_recorded
@pytest.mark.parametrize('kind', list(RECORDED['nested']))
def test_nested_results_convert_and_fail_as_in_flinks_process_mode(kind: str) -> None:
    namespace = nested_namespace(Row)
    answers = {text: passed(kind, value_of(text, namespace)) for text in NESTED_VALUES if text != 'None'}
    assert answers == {text: answer for text, answer in RECORDED['nested'][kind].items() if text != 'None'}


def passed(kind: str, value: Any) -> dict[str, Any]:
    column = ResultColumn(parse_type(kind), 'process', 'UTC', Notes())
    refusal = column.extend([value])
    if refusal is not None:
        return {'error': str(refusal.problem), 'type': type(refusal.problem).__name__}
    opened = ArgumentColumns([parse_type(kind)], 'process', 'UTC', Notes()).open(
        list(map(memoryview, column.buffers())), 1
    )
    return {'value': repr(opened.take(1).columns[0][0])}


@pytest.mark.parametrize('kind', list(RECORDED['in']))
def test_timestamps_come_in_with_flinks_int32_seconds(kind: str) -> None:
    data_type = parse_type(kind)
    for micros, recorded in RECORDED['in'][kind].items():
        raw = int(micros) // 1000 if kind == 'TIMESTAMP(3)' else int(micros)
        buffers = [memoryview(b''), memoryview(struct.pack('<q', raw))]
        taken = ArgumentColumns([data_type], 'process', 'UTC', Notes()).open(buffers, 1).take(1)
        if taken.problem is None:
            answer = {'value': taken.columns[0][0].isoformat()}
        else:
            answer = {'error': str(taken.problem), 'type': type(taken.problem).__name__}
        assert answer == recorded, micros


@pytest.mark.parametrize('kind', NUMERIC)
def test_packing_a_list_at_once_agrees_with_converting_each_value(kind: str) -> None:
    convert = process_converter(parse_type(kind), Notes())
    accepted = 0
    for text in VALUES:
        value = value_of(text, NAMESPACE)
        if text == 'OnlyIndex()':
            continue
        try:
            packed = array(CODES[kind], [value])[0]
        except Exception:
            continue
        accepted += 1
        raw = convert(value)
        assert (packed != 0 if kind == 'BOOLEAN' else packed) == raw or (math.isnan(packed) and math.isnan(raw)), text
        assert math.copysign(1, packed) == math.copysign(1, raw), text
    assert accepted >= 1


def test_packing_floats_agrees_for_random_doubles() -> None:
    convert = process_converter(parse_type('FLOAT'), Notes())
    source = random.Random(42)
    doubles = [struct.unpack('<d', source.randbytes(8))[0] for _ in range(20_000)]
    for number, packed in zip(doubles, array('f', doubles)):
        assert math.isnan(number) or convert(number) == packed


def test_timestamps_of_this_century_are_exact_in_both_ways_of_reading_them() -> None:
    source = random.Random(42)
    rules = [process_converter(parse_type(kind), Notes()) for kind in ('TIMESTAMP(6)', 'TIMESTAMP(3)')]
    start = datetime.datetime(1970, 1, 1)
    for _ in range(5_000):
        micros = source.choice([0, 1, 999_998, 999_999, source.randrange(10**6)])
        moment = start + datetime.timedelta(seconds=source.randrange(2**32 - 10**6), microseconds=micros)
        # The double that Flink's coder cuts.
        seconds = int(moment.replace(tzinfo=datetime.timezone.utc).timestamp())
        assert [convert(moment) for convert in rules] == [
            seconds * 10**6 + micros,
            seconds * 10**6 + micros // 1000 * 1000,
        ]
