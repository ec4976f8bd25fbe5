"""Dicts come in the order of Java's maps, and keys that become equal are one key."""

from __future__ import annotations

import datetime
import decimal
from typing import Any

import pytest

from udf_worker.type_text import parse_type
from udf_worker.values.java_maps import binary_string_hash, java_string_hash, map_order
from udf_worker.values.java_objects import local_date
from udf_worker.values.notes import Notes
from udf_worker.values.results import ResultColumn

# hashCode() of Flink's BinaryStringData and of Java's String, told by a JVM.
HASHES = {
    '': (142593372, 0),
    'a': (1485273170, 97),
    'ab': (-97053317, 3105),
    'abcd': (-396302900, 2987074),
    'the quick': (-1437849766, 2119967102),
    'äöü': (746493922, 226986),
    '😀': (1877935379, 1772899),
}


def test_hashes_are_javas() -> None:
    for text, (binary, java) in HASHES.items():
        assert (binary_string_hash(text), java_string_hash(text)) == (binary & 0xFFFFFFFF, java & 0xFFFFFFFF)


WORDS = 'the quick brown fox jumps over lazy dog äöü 😀 A B C aa bb cc zz'.split()
NUMBERS = [5, 100, -3, 17, 33, 1, 10_000_000_000, 65536, 16, 0]
DATES = [datetime.date(2024, 1, 1), datetime.date(2023, 5, 6), datetime.date(1999, 12, 31)]
# Keys as a map was written, and as functions on Flink saw them.
SEEN: list[tuple[str, bool, list[Any], list[Any]]] = [
    ('STRING', False, WORDS, 'bb the fox lazy jumps zz C B aa brown dog A cc quick äöü 😀 over'.split()),
    ('STRING', True, WORDS, 'bb zz aa cc over A B quick C lazy jumps äöü brown fox the 😀 dog'.split()),
    ('STRING', True, WORDS[:5], 'the quick jumps brown fox'.split()),
    ('BIGINT', False, NUMBERS, [16, 0, 1, 33, 65536, 17, -3, 100, 5, 10_000_000_000]),
    ('DOUBLE', False, [5.5, 100.0, -3.25, 17.0, 33.0, 1.0, 1e10], [33.0, 1.0, 17.0, 5.5, 100.0, -3.25, 1e10]),
    ('DATE', False, DATES, DATES),
    ('DATE', True, list(map(local_date, DATES)), list(map(local_date, reversed(DATES)))),
]


@pytest.mark.parametrize(('kind', 'thread', 'written', 'seen'), SEEN)
def test_keys_come_in_the_order_that_flink_gives(kind: str, thread: bool, written: list[Any], seen: list[Any]) -> None:
    ordered = map_order({'kind': kind}, thread)
    assert list(ordered((written, range(len(written))))) == seen


@pytest.mark.parametrize(
    ('kind', 'value', 'lengths'),
    [
        ('MAP<BIGINT, STRING>', {1: 'a', 1.5: 'b'}, 1),
        ('MAP<DECIMAL(3, 1), STRING>', {decimal.Decimal('1.04'): 'a', decimal.Decimal('1.01'): 'b'}, 1),
        ('MAP<BOOLEAN, STRING>', {2: 'a', True: 'b', False: 'c'}, 2),
        ('MAP<BIGINT, STRING>', {1: 'a', 2: 'b'}, 2),
    ],
)
def test_the_last_of_equal_keys_stays(kind: str, value: dict[Any, str], lengths: int) -> None:
    column = ResultColumn(parse_type(kind), 'process', 'UTC', Notes())
    assert column.extend([value]) is None
    offsets = memoryview(column.buffers()[1]).cast('i')
    assert offsets.tolist() == [0, lengths]
    assert bytes(column.buffers()[-1])[:1] == (b'b' if lengths == 1 else bytes(column.buffers()[-1])[:1])
