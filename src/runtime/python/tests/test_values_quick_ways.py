"""The quick ways of columns change nothing: value by value they give what Flink's rules give."""

from __future__ import annotations

import datetime
import decimal
import random
from collections.abc import Callable
from typing import Any

import pytest
from value_pools import FLAT_TYPES

from udf_worker.types import TypeJson, type_sql
from udf_worker.values.notes import Notes
from udf_worker.values.result_writers import FlatWriter
from udf_worker.values.results import ResultColumn


class Indexed:
    def __int__(self) -> int:
        return 5

    def __index__(self) -> int:
        return 5


class Word(str):
    def __str__(self) -> str:
        return 'another'


ZONE = datetime.timezone(datetime.timedelta(hours=2))
Make = Callable[[random.Random], Any]
POOLS: dict[str, list[Make]] = {
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
    'decimal': [
        lambda source: decimal.Decimal(source.randrange(-99999, 99999)).scaleb(-source.randrange(4)),
        lambda source: decimal.Decimal(source.randrange(1000)) / 8,
        lambda _: decimal.Decimal('1E+40'),
        lambda _: decimal.Decimal('NaN'),
        lambda _: 1.5,
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
        lambda source: datetime.time(source.randrange(24), 5, 6, source.randrange(10**6)),
        lambda _: datetime.datetime(1969, 12, 31, 23, 59, 59, 5),
        lambda _: datetime.datetime(9999, 12, 31, 23, 59, 59, 999_999),
        lambda _: datetime.datetime(2024, 1, 1, tzinfo=ZONE),
        lambda _: datetime.time(5, tzinfo=ZONE),
        lambda _: datetime.date(1500, 2, 28),
    ],
}
POOL_OF_KIND = {'STRING': 'text', 'CHAR': 'text', 'BYTES': 'bytes', 'DECIMAL': 'decimal'} | dict.fromkeys(
    ('DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ'), 'time'
)


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
@pytest.mark.parametrize('result_type', FLAT_TYPES, ids=type_sql)
def test_lists_of_results_become_what_each_result_becomes(result_type: TypeJson, mode: str) -> None:
    for seed in range(100):
        values = results(random.Random(seed), result_type['kind'])
        exact = ResultColumn(result_type, mode, 'UTC', Notes())
        expected = None
        for value in values:
            assert isinstance(exact.writer, FlatWriter)
            expected = exact.writer.extend_one_by_one([value])
            if expected is not None:
                break
        column = ResultColumn(result_type, mode, 'UTC', Notes())
        refusal = None
        for first in range(0, len(values), 25):
            refusal = column.extend(values[first : first + 25])
            if refusal is not None:
                break
        assert repr(refusal) == repr(expected)
        assert column.rows == exact.rows
        assert list(map(bytes, column.buffers())) == list(map(bytes, exact.buffers()))
