"""Flink's rules over texts that are being written."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from flink_check.check import check

Json = dict[str, Any]
FOLDER = Path(__file__).parent.parent
EXAMPLES = FOLDER.parents[2] / 'examples' / 'flights'
HEAD = """import threading, sqlite3, decimal
from datetime import date, datetime
from decimal import Decimal
from typing import Optional
import pandas as pd
from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ScalarFunction
from pyflink.table.udf import udaf, udf, udtf
"""


def column(name: str, kind: str) -> Json:
    return {'name': name, 'type': {'kind': kind, 'nullable': True}}


def bound(name: str = 'f', **more: Any) -> Json:
    return {
        'name': name,
        'data': 'flights',
        'columns': [column('carrier', 'STRING'), column('delay', 'BIGINT'), column('speed', 'DOUBLE')],
        'args': None,
        'rowBased': False,
        'needsRetract': False,
        'needsMerge': False,
        'fallback': None,
        'resultType': None,
        **more,
    }


def found(text: str, *functions: Json, root: str = '/nowhere') -> list[Json]:
    return check(HEAD + textwrap.dedent(text), 'f.py', root, str(FOLDER), list(functions))


def codes(text: str, *functions: Json) -> list[str]:
    return [each['code'] for each in found(text, *functions)]


def applied(text: str, fix: Json) -> str:
    """The text after a quick fix."""
    lines: list[str] = (HEAD + textwrap.dedent(text)).split('\n')
    edits: list[Json] = fix['edits'][0]['edits']
    for edit in sorted(edits, key=lambda each: (each['range']['line'], each['range']['column']), reverse=True):
        place: dict[str, int] = edit['range']
        before: str = lines[place['line'] - 1][: place['column'] - 1]
        after: str = (lines[place['endLine'] - 1] if place['endLine'] <= len(lines) else '')[place['endColumn'] - 1 :]
        inserted: str = edit['text']
        lines[place['line'] - 1 : place['endLine']] = (before + inserted + after).split('\n')
    return '\n'.join(lines)[len(HEAD) :]


def udf_text(declared: str, signature: str, body: str = 'return None') -> str:
    return f'@udf({declared})\ndef f({signature}:\n    {body}\n'


@pytest.mark.parametrize(
    ('declared', 'annotation'),
    [
        ('DataTypes.BIGINT()', 'str'),
        ('DataTypes.BIGINT()', 'float'),
        ('DataTypes.STRING()', 'int | None'),
        ('DataTypes.STRING()', 'Optional[int]'),
        ("'BIGINT NOT NULL'", "'str'"),
        ('DataTypes.DECIMAL(10, 2)', 'float'),
        ('DataTypes.ARRAY(DataTypes.INT())', 'tuple[int, ...]'),
        ('DataTypes.ROW([])', 'dict[str, int]'),
        ('DataTypes.TIMESTAMP(3)', 'date'),
    ],
)
def test_an_annotation_that_the_declared_type_does_not_take(declared: str, annotation: str) -> None:
    text = udf_text(f'result_type={declared}', f'a) -> {annotation}')
    assert codes(text) == ['FLINK001']


@pytest.mark.parametrize(
    ('declared', 'annotation'),
    [
        ('DataTypes.BIGINT()', 'int | None'),
        ('DataTypes.BIGINT()', 'bool'),
        ('DataTypes.DOUBLE()', 'int'),
        ('DataTypes.DATE()', 'datetime'),
        ('DataTypes.DECIMAL(10, 2)', 'decimal.Decimal'),
        ('DataTypes.DECIMAL(10, 2)', 'Decimal'),
        ('DataTypes.ARRAY(DataTypes.INT())', 'list[int]'),
        ('DataTypes.ROW([])', 'Row'),
        ('DataTypes.STRING()', 'Unheard'),
        ('MY_TYPE', 'str'),
    ],
)
def test_an_annotation_that_it_takes_or_that_says_nothing(declared: str, annotation: str) -> None:
    assert codes(udf_text(f'result_type={declared}', f'a) -> {annotation}')) == []


def test_written_results_and_their_fix() -> None:
    text = udf_text('result_type=DataTypes.BIGINT()', 'a)', "return 'none' if a is None else a")
    (only,) = found(text)
    assert only['message'] == (
        'f returns a str here, but is declared as BIGINT: Flink takes int for it. Return that, or declare another type.'
    )
    assert (only['range']['line'], only['range']['column'], only['range']['endColumn']) == (11, 12, 18)
    assert applied(text, only['fixes'][0]) == text.replace('BIGINT', 'STRING')


def test_columns_count_utf_16_units() -> None:
    (only,) = found(udf_text('result_type=DataTypes.STRING()', "a, b='𝄞é') -> int"))
    assert (only['range']['column'], only['range']['endColumn']) == (22, 25)


def test_the_type_that_the_last_execution_found_counts_where_the_text_does_not_tell() -> None:
    text = udf_text('result_type=MY_TYPE', 'a) -> str')
    assert codes(text, bound(columns=None, resultType={'kind': 'BIGINT', 'nullable': True})) == ['FLINK001']


def test_pandas_functions_return_and_get_series() -> None:
    text = udf_text("result_type=DataTypes.BIGINT(), func_type='pandas'", 'delay: int) -> int')
    assert codes(text, bound()) == ['FLINK002', 'FLINK001']
    right = udf_text("result_type=DataTypes.BIGINT(), func_type='pandas'", 'delay: pd.Series) -> pd.Series')
    assert codes(right, bound()) == []


def test_a_pandas_aggregate_may_give_its_row_as_a_tuple() -> None:
    text = "@udaf(result_type=DataTypes.ROW([]), func_type='pandas')\ndef f(a):\n    return 1, 2\n"
    assert codes(text) == []
    assert codes(text.replace(", func_type='pandas'", ', accumulator_type=DataTypes.INT()')) == ['FLINK001']


def test_annotations_against_the_bound_columns() -> None:
    text = udf_text('result_type=DataTypes.BIGINT()', 'carrier: str, delay: str | None, speed: float)')
    (only,) = found(text, bound())
    assert only['message'] == 'delay is bound to delay, which is BIGINT: Flink passes int, not str.'
    assert applied(text, only['fixes'][0]) == text.replace('delay: str | None', 'delay: int | None')
    chosen = [column('speed', 'DOUBLE')]
    assert codes(udf_text('result_type=DataTypes.BIGINT()', 'x: int)'), bound(args=chosen)) == ['FLINK002']
    assert codes(udf_text('result_type=DataTypes.BIGINT()', 'x: float)'), bound(args=[column('delay', 'BIGINT')])) == []


def test_the_number_of_bound_columns() -> None:
    chosen = [column('delay', 'BIGINT'), column('speed', 'DOUBLE')]
    text = udf_text('result_type=DataTypes.BIGINT()', 'x, y, z)')
    (only,) = found(text, bound(args=chosen, columns=chosen))
    assert only['code'] == 'FLINK003'
    assert only['message'].startswith('f takes 3 arguments, and 2 columns of flights are bound to it: delay, speed.')
    for signature in ('x, y)', 'x, y, z=1)', 'x, *rest)', 'delay)', 'speed, carrier=None)', 'a, b, c)'):
        assert codes(udf_text('result_type=DataTypes.BIGINT()', signature), bound(args=chosen)) == [], signature


def test_parameters_that_are_no_columns() -> None:
    (only,) = found(udf_text('result_type=DataTypes.BIGINT()', 'delay, distance)'), bound())
    assert (only['code'], only['severity']) == ('FLINK003', 'warning')
    assert only['message'].startswith('Nothing is bound to distance of f: flights has no column of that name.')


def test_a_row_based_function_gets_one_row() -> None:
    row = bound(rowBased=True)
    assert codes(udf_text('result_type=DataTypes.ROW([])', 'a, b)'), row) == ['FLINK003']
    assert codes(udf_text('result_type=DataTypes.ROW([])', 'a: int)'), row) == ['FLINK002']
    assert codes(udf_text('result_type=DataTypes.ROW([])', 'a: Row) -> Row'), row) == []


AGGREGATE = """
class Total(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, accumulator, delay):
        accumulator[0] += delay

    def get_value(self, accumulator):
        return accumulator[0]


f = udaf(Total(), result_type=DataTypes.BIGINT(), accumulator_type=DataTypes.ARRAY(DataTypes.BIGINT()))
"""


def test_retract_and_merge_where_the_job_calls_them() -> None:
    assert codes(AGGREGATE, bound()) == []
    (only,) = found(AGGREGATE, bound(needsRetract=True))
    assert only['code'] == 'FLINK004'
    assert 'calls retract, which Total does not have' in only['message']
    mended = applied(AGGREGATE, only['fixes'][0])
    assert 'def retract(self, accumulator, delay):' in mended
    assert codes(mended, bound(needsRetract=True)) == []
    assert codes(AGGREGATE, bound(needsMerge=True)) == ['FLINK004']


def test_methods_that_are_always_needed() -> None:
    text = AGGREGATE.replace('def get_value', 'def get_valeu')
    (only,) = found(text)
    assert (only['code'], only['range']['column']) == ('FLINK005', 7)
    assert codes(applied(text, only['fixes'][0])) == []
    assert codes('class Base(ScalarFunction):\n    pass\n\nclass Own(Base):\n    pass\n') == []
    assert codes('class Own(ScalarFunction):\n    pass\n') == ['FLINK005']


def test_what_cloudpickle_refuses() -> None:
    text = 'lock = threading.Lock()\n\ndef help(x):\n    with lock:\n        return x\n\n' + udf_text(
        "result_type='BIGINT'", 'delay)', 'return help(delay)'
    )
    (only,) = found(text)
    assert (only['code'], only['range']['line']) == ('FLINK006', 9)
    assert 'cannot take lock: it is a lock' in only['message']
    local = udf_text("result_type='BIGINT'", 'delay)', 'lock = threading.Lock(); return lock')
    assert codes('lock = threading.Lock()\n' + local) == []
    assert codes("rows = open('rows.txt')\n" + udf_text("result_type='STRING'", 'a)', 'return rows.read()')) == []
    assert codes("log = open('log', 'w')\n" + udf_text("result_type='STRING'", 'a)', 'log.write(a)')) == ['FLINK006']


@pytest.mark.parametrize('rest', ['', '        self.names = {}\n', None])
def test_an_attribute_moves_to_open(rest: str | None) -> None:
    opening = '' if rest is not None else '    def open(self, function_context):\n        self.names = {}\n\n'
    text = (
        'class Look(ScalarFunction):\n    def __init__(self):\n'
        "        self.database = sqlite3.connect('names.db')\n"
        f"{rest or ''}\n{opening}    def eval(self, a):\n        return a\n\nf = udf(Look(), result_type='STRING')\n"
    )
    (only,) = found(text)
    assert only['code'] == 'FLINK006'
    mended = applied(text, only['fixes'][0])
    assert codes(mended) == []
    assert "def open(self, function_context):\n        self.database = sqlite3.connect('names.db')" in mended


def test_imports_of_the_environment() -> None:
    assert codes('import json, os.path, importlib.metadata\nimport pandas.api.types\nimport pyflink.table.udf\n') == []
    found_here = found('import nowhere_to_be_found\nfrom yaml_that_is_not import x\nfrom pandas.nothing import y\n')
    assert [each['code'] for each in found_here] == ['FLINK007', 'FLINK007', 'FLINK007']
    assert 'python -m pip install nowhere_to_be_found' in found_here[0]['message']
    assert found_here[2]['message'].startswith('There is no module pandas.nothing: pandas is there')
    assert codes('try:\n    import fast_that_is_not\nexcept ImportError:\n    fast_that_is_not = None\n') == []


def test_helpers_of_the_project_are_there(tmp_path: Path) -> None:
    (tmp_path / 'helpers.py').write_text('')
    assert found('import helpers\n', root=str(tmp_path)) == []


def test_a_fallback_is_told() -> None:
    text = udf_text("result_type='BIGINT', func_type='pandas'", 'delay)')
    (only,) = found(text, bound(fallback='It falls back.'))
    assert (only['code'], only['severity'], only['message']) == ('FLINK008', 'information', 'It falls back.')


def test_nothing_is_said_of_what_cannot_be_parsed() -> None:
    assert codes('def f(:\n') == []


@pytest.mark.parametrize('file', sorted(EXAMPLES.glob('*.py')), ids=lambda file: file.name)
def test_the_samples_are_right(file: Path) -> None:
    assert check(file.read_text(), file.name, str(EXAMPLES), str(FOLDER), []) == []


def test_the_server_answers_and_ends_with_its_input() -> None:
    request = b'{"jsonrpc":"2.0","id":1,"method":"nothing"}'
    message = b'Content-Length: %d\r\n\r\n' % len(request) + request
    server = [sys.executable, '-I', str(FOLDER / 'flink_check' / 'serve.py')]
    ended = subprocess.run(server, input=message, capture_output=True, timeout=30)
    assert ended.returncode == 0
    assert b'"code": -32601' in ended.stdout
