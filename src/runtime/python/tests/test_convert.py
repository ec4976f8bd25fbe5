"""Conversions are Flink's: compared value by value with what its compiled coders answered (recorded/coders.json)."""

from __future__ import annotations

import datetime
import decimal
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
from coder_values import NAMESPACE, VALUES, OnlyIndex

from udf_worker.convert import constant_value, input_converter, null_input_error, output_check
from udf_worker.errors import WorkbenchError
from udf_worker.java import JavaError
from udf_worker.type_text import parse_type

RECORDED = json.loads((Path(__file__).parent / 'recorded' / 'coders.json').read_text())
NUMERIC = [
    kind for kind in RECORDED['out'] if kind in ('BOOLEAN', 'TINYINT', 'SMALLINT', 'INT', 'BIGINT', 'FLOAT', 'DOUBLE')
]

# numpy and pandas warn of some of the values on purpose.
pytestmark = pytest.mark.filterwarnings('ignore')


def value_of(text: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return eval(text, dict(NAMESPACE))


def outcome(convert: Any, value: Any) -> dict[str, Any]:
    try:
        raw = convert(value)
    except Exception as problem:
        return {'error': str(problem), 'type': type(problem).__name__}
    if isinstance(raw, float):
        return {'raw': raw.hex()}
    return {'raw': raw.hex() if isinstance(raw, bytes) else raw}


RECORDED_PYTHON = (3, 11)
only_where_recorded = pytest.mark.skipif(
    sys.version_info[:2] != RECORDED_PYTHON, reason='texts of Python errors were recorded with Python 3.11'
)


@only_where_recorded
@pytest.mark.parametrize('kind', list(RECORDED['out']))
def test_results_convert_and_fail_as_in_flinks_process_mode(kind: str) -> None:
    convert = output_check(parse_type(kind), 'process').convert
    answers = {text: outcome(convert, value_of(text)) for text in VALUES}
    assert answers == RECORDED['out'][kind]


@pytest.mark.parametrize('kind', list(RECORDED['in']))
def test_timestamps_come_in_with_flinks_int32_seconds(kind: str) -> None:
    convert = input_converter(parse_type(kind), 'process')
    assert convert is not None
    for micros, recorded in RECORDED['in'][kind].items():
        # The Java side has cut a TIMESTAMP(3) to milliseconds.
        raw = int(micros) // 1000 * 1000 if kind == 'TIMESTAMP(3)' else int(micros)
        try:
            answer = {'value': convert(raw).isoformat()}
        except ValueError as problem:
            answer = {'error': str(problem), 'type': 'ValueError'}
        assert answer == recorded, micros


@pytest.mark.parametrize('mode', ['process', 'thread'])
@pytest.mark.parametrize('kind', NUMERIC)
def test_packing_a_list_at_once_agrees_with_converting_each_value(kind: str, mode: str) -> None:
    rule = output_check(parse_type(kind), mode)
    assert rule.pack_code is not None
    accepted = 0
    for text in VALUES:
        value = value_of(text)
        if rule.exact_types is not None and type(value) not in rule.exact_types:
            continue
        try:
            packed = array(rule.pack_code, [value])[0]
        except Exception:
            continue
        accepted += 1
        raw = rule.convert(value)
        assert (packed != 0 if kind == 'BOOLEAN' else packed) == raw or (math.isnan(packed) and math.isnan(raw)), text
        assert math.copysign(1, packed) == math.copysign(1, raw), text
    assert accepted >= 1


def test_packing_is_laxer_than_flink_only_for_objects_with_index_and_no_int() -> None:
    lax: Any = OnlyIndex()
    assert array('q', [lax])[0] == 7
    with pytest.raises(TypeError, match='an integer is required'):
        output_check(parse_type('BIGINT'), 'process').convert(OnlyIndex())


def test_packing_floats_agrees_for_random_doubles() -> None:
    convert = output_check(parse_type('FLOAT'), 'process').convert
    source = random.Random(42)
    doubles = [struct.unpack('<d', source.randbytes(8))[0] for _ in range(20_000)]
    for number, packed in zip(doubles, array('f', doubles)):
        assert math.isnan(number) or convert(number) == packed


@pytest.mark.parametrize('mode', ['process', 'thread'])
def test_null_passes_where_flink_lets_it(mode: str) -> None:
    for kind in ('BIGINT', 'DOUBLE', 'BOOLEAN', 'STRING', 'BYTES', 'DATE', 'TIMESTAMP(3)'):
        assert output_check(parse_type(kind), mode).convert(None) is None
        assert null_input_error(parse_type(kind), mode) is None
        convert = input_converter(parse_type(kind), mode)
        assert convert is None or convert(None) is None


@pytest.mark.parametrize('kind', ['TINYINT', 'SMALLINT', 'INT', 'FLOAT'])
def test_null_of_small_numbers_kills_a_job_in_thread_mode_only(kind: str) -> None:
    data_type = parse_type(kind)
    assert input_converter(data_type, 'process') is None
    assert output_check(data_type, 'process').convert(None) is None
    convert = input_converter(data_type, 'thread')
    assert convert is not None and convert(3) == 3
    for refused in (convert, output_check(data_type, 'thread').convert):
        with pytest.raises(JavaError) as caught:
            refused(None)
        assert caught.value.java_class == 'java.lang.NullPointerException'


def test_null_pointer_text_names_the_java_call() -> None:
    told = null_input_error(parse_type('TINYINT'), 'thread')
    assert str(told) == 'Cannot invoke "java.lang.Byte.longValue()" because "value" is null'


def both_in(given: str, wanted: str, module: str) -> str:
    return f'class {given} cannot be cast to class {wanted} ({given} and {wanted} are in module {module})'


BASE = "java.base of loader 'bootstrap'"
THREAD_REFUSALS = [
    ('BIGINT', 'x', both_in('java.lang.String', 'java.lang.Long', BASE)),
    ('DOUBLE', 1, both_in('java.lang.Long', 'java.lang.Double', BASE)),
    ('BIGINT', True, both_in('java.lang.Boolean', 'java.lang.Long', BASE)),
    (
        'DATE',
        datetime.datetime(2024, 1, 1),
        both_in('java.sql.Timestamp', 'java.sql.Date', "java.sql of loader 'platform'"),
    ),
    (
        'BYTES',
        bytearray(b'x'),
        'class pemja.core.object.PyObject cannot be cast to class [B (pemja.core.object.PyObject is in '
        f"unnamed module of loader 'app'; [B is in module {BASE})",
    ),
]


@pytest.mark.parametrize(('kind', 'value', 'text'), THREAD_REFUSALS)
def test_thread_mode_coerces_nothing(kind: str, value: Any, text: str) -> None:
    with pytest.raises(JavaError) as caught:
        output_check(parse_type(kind), 'thread').convert(value)
    assert (caught.value.java_class, str(caught.value)) == ('java.lang.ClassCastException', text)


def test_thread_mode_keeps_the_low_bits_of_small_integers() -> None:
    assert output_check(parse_type('TINYINT'), 'thread').convert(128) == -128
    assert output_check(parse_type('SMALLINT'), 'thread').convert(32768) == -32768
    assert output_check(parse_type('INT'), 'thread').convert(2**31) == -(2**31)
    with pytest.raises(OverflowError):
        output_check(parse_type('BIGINT'), 'thread').convert(2**63)


def test_thread_mode_has_right_timestamps() -> None:
    data_type = parse_type('TIMESTAMP(6)')
    convert_in, convert_out = input_converter(data_type, 'thread'), output_check(data_type, 'thread').convert
    assert convert_in is not None
    for micros in (-1, -500_000, 4_102_444_800_000_001, -62_135_596_800_000_000):
        assert convert_out(convert_in(micros)) == micros
    aware = datetime.datetime(2024, 1, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=5)))
    assert convert_out(aware) == 1_704_110_400_000_000


def test_a_type_without_conversion_yet_is_refused_by_name() -> None:
    with pytest.raises(WorkbenchError) as caught:
        output_check(parse_type('MAP<STRING, INT>'), 'process')
    assert (caught.value.data['code'], caught.value.data['stage']) == ('UNSUPPORTED_TYPE', 'plan')


@pytest.mark.parametrize(
    ('kind', 'cell', 'value'),
    [
        ('INT', 3, 3),
        ('BIGINT', '9223372036854775807', 2**63 - 1),
        ('DECIMAL(3, 2)', '1.50', decimal.Decimal('1.50')),
        ('CHAR(1)', 'x', 'x'),
        ('BOOLEAN', True, True),
        ('DOUBLE', 'NaN', math.nan),
        ('DOUBLE', 1, 1.0),
        ('FLOAT', 0.1, 0.10000000149011612),
        ('DATE', '2024-02-29', datetime.date(2024, 2, 29)),
        ('TIME(3)', '12:34:56.789', datetime.time(12, 34, 56, 789000)),
        ('TIMESTAMP(6)', '2024-02-29T01:02:03.456789', datetime.datetime(2024, 2, 29, 1, 2, 3, 456000)),
        ('TIMESTAMP(0)', '2024-02-29T01:02:03', datetime.datetime(2024, 2, 29, 1, 2, 3)),
        ('STRING', None, None),
    ],
)
def test_constants_reach_the_function_as_flink_pickles_them(kind: str, cell: Any, value: Any) -> None:
    made = constant_value(parse_type(kind), cell)
    assert type(made) is type(value)
    assert made == value or (math.isnan(made) and math.isnan(value))


def test_a_cell_that_is_no_constant_is_refused() -> None:
    with pytest.raises(WorkbenchError) as caught:
        constant_value(parse_type('DATE'), 'tomorrow')
    assert caught.value.data['code'] == 'BAD_CONSTANT'


def test_timestamps_of_this_century_are_exact_in_both_ways_of_reading_them() -> None:
    source = random.Random(42)
    rules = [output_check(parse_type(kind), 'process').convert for kind in ('TIMESTAMP(6)', 'TIMESTAMP(3)')]
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
