"""The quick ways of columns change nothing: value by value they give what Flink's rules give."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from typing import Any

import pytest
from slot import data_type

from udf_worker.column_types import TypeJson
from udf_worker.columns import RawColumn, ResultColumn
from udf_worker.convert import input_converter, output_check
from udf_worker.execute.arguments import ArgumentColumn
from udf_worker.rows_codec import decode_rows, encode_rows

TYPES: list[TypeJson] = [
    *(data_type(kind) for kind in ('BOOLEAN', 'TINYINT', 'SMALLINT', 'INT', 'BIGINT', 'FLOAT', 'DOUBLE')),
    *(data_type(kind) for kind in ('STRING', 'BYTES', 'DATE')),
    *(data_type('TIMESTAMP', precision=precision) for precision in (0, 3, 6)),
]


class Indexed:
    def __int__(self) -> int:
        return 5

    def __index__(self) -> int:
        return 5


class Word(str):
    pass


UTC = datetime.timezone(datetime.timedelta(hours=2))
POOLS: dict[str, list[Callable[[random.Random], Any]]] = {
    'number': [
        lambda source: source.randrange(-128, 128),
        lambda source: source.randrange(-(1 << 40), 1 << 40),
        lambda source: source.random() * 100,
        lambda source: source.random() < 0.5,
        lambda _: Indexed(),
        lambda _: 1 << 70,
        lambda _: float('inf'),
        lambda _: '7',
    ],
    'text': [
        lambda source: source.choice(['', 'a', 'ä', '東京']),
        lambda _: Word('w'),
        lambda _: '\ud800',
        lambda _: b'x',
    ],
    'bytes': [
        lambda source: source.randbytes(3),
        lambda _: bytearray(b'ab'),
        lambda _: 'x',
        lambda _: memoryview(b'z'),
    ],
    'time': [
        lambda source: datetime.datetime(2024, 1, source.randrange(1, 29), 5, 6, 7, source.randrange(10**6)),
        lambda source: datetime.date(2024, 1, source.randrange(1, 29)),
        lambda _: datetime.datetime(1969, 12, 31, 23, 59, 59, 5),
        lambda _: datetime.datetime(9999, 12, 31, 23, 59, 59, 999_999),
        lambda _: datetime.datetime(2024, 1, 1, tzinfo=UTC),
    ],
}
POOL_OF_KIND = {'STRING': 'text', 'BYTES': 'bytes', 'DATE': 'time', 'TIMESTAMP': 'time'}


def results(source: random.Random, kind: str) -> list[Any]:
    """Mostly of one sort, as results are; sometimes with NULL, sometimes with strangers."""
    pool = POOLS[POOL_OF_KIND.get(kind, 'number')]
    usual = source.choice(pool[:3])
    null_share, odd_share = source.choice([0, 0, 0.2]), source.choice([0, 0, 0.01])
    values: list[Any] = []
    for _ in range(source.randrange(1, 60)):
        make = source.choice(pool) if source.random() < odd_share else usual
        values.append(None if source.random() < null_share else make(source))
    return values


@pytest.mark.parametrize('mode', ['process', 'thread'])
@pytest.mark.parametrize('result_type', TYPES, ids=lambda each: f'{each["kind"]}{each.get("precision", "")}')
def test_lists_of_results_become_what_each_result_becomes(result_type: TypeJson, mode: str) -> None:
    rule = output_check(result_type, mode)
    for seed in range(150):
        values = results(random.Random(seed), result_type['kind'])
        expected: list[Any] = []
        expected_problem = ''
        try:
            expected.extend(map(rule.convert, values))
        except Exception as problem:
            expected_problem = repr(problem)
        column = ResultColumn(result_type, rule)
        refusal = None
        for first in range(0, len(values), 25):
            refusal = column.extend(values[first : first + 25])
            if refusal is not None:
                break
        assert (repr(refusal.problem) if refusal else '') == expected_problem
        assert column.rows == len(expected) == (refusal.row if refusal else len(values))
        payload = memoryview(b''.join(encode_rows([column], column.rows)))
        assert repr(decode_rows(payload, [result_type], column.rows)[0]) == repr(expected)


@pytest.mark.parametrize('mode', ['process', 'thread'])
@pytest.mark.parametrize('column_type', TYPES[-4:], ids=lambda each: f'{each["kind"]}{each.get("precision", "")}')
def test_columns_of_arguments_become_what_each_argument_becomes(column_type: TypeJson, mode: str) -> None:
    converter = input_converter(column_type, mode)
    assert converter is not None
    limit = 10_000 if column_type['kind'] == 'DATE' else 2**31 * 1_000_000
    for seed in range(100):
        source = random.Random(seed)
        low = source.choice([0, 0, -limit])
        edges = [limit - 1, 1, 999_999][: source.randrange(4)]
        values: list[Any] = [*(source.randrange(low, limit) for _ in range(50)), *edges]
        nulls = sorted(source.sample(range(50), source.choice([0, 5])))
        for row in nulls:
            values[row] = None
        expected: list[Any] = []
        failed = False
        try:
            expected.extend(map(converter, values))
        except Exception:
            failed = True
        converted = ArgumentColumn(column_type, mode).convert(RawColumn(values, nulls))
        assert converted.values == expected
        assert (converted.problem is not None) == failed
