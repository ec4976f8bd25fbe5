"""Columns of arguments and results hold every value of every type, in process mode and across pyarrow."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from value_pools import random_type, random_value

from pyflink.common import Row
from udf_worker.arrow_io import arrays_of, arrow_type, buffers_of, pa
from udf_worker.types import TypeJson
from udf_worker.values.arguments import ArgumentColumns
from udf_worker.values.notes import Notes
from udf_worker.values.payload import batch_pieces, split_batch
from udf_worker.values.results import ResultColumn


def random_columns(seed: int) -> tuple[list[TypeJson], list[list[Any]], int]:
    source = random.Random(seed)
    types = [random_type(source, source.randrange(4)) for _ in range(source.randrange(1, 4))]
    rows = source.choice([0, 1, 2, 7, 8, 9, 63, 64, 65, 200])
    share = source.choice([0.0, 0.0, 0.1, 0.9, 1.0])
    return types, [[random_value(source, each, share) for _ in range(rows)] for each in types], rows


def result_buffers(types: list[TypeJson], columns: list[list[Any]], mode: str = 'process') -> list[memoryview]:
    buffers: list[memoryview] = []
    for each, values in zip(types, columns):
        column = ResultColumn(each, mode, 'UTC', Notes())
        for first in range(0, len(values), 50):
            assert column.extend(values[first : first + 50]) is None
        assert column.rows == len(values)
        buffers += list(map(memoryview, column.buffers()))
    return buffers


def same(left: Any, right: Any) -> bool:
    """Texts tell -0.0 from 0.0 and a Decimal's digits. Dicts come in Java's order."""
    return repr(in_one_order(left)) == repr(in_one_order(right))


def in_one_order(value: Any) -> Any:
    parts: Any = value
    if isinstance(value, dict):
        return sorted([(repr(key), in_one_order(part)) for key, part in parts.items()])
    if isinstance(value, (list, Row)):
        return [in_one_order(each) for each in parts]
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return value


@pytest.mark.parametrize('seed', range(80))
def test_results_come_back_as_arguments(seed: int) -> None:
    types, columns, rows = random_columns(seed)
    opened = ArgumentColumns(types, 'process', 'UTC', Notes()).open(result_buffers(types, columns), rows)
    source = random.Random(seed)
    taken: list[list[Any]] = [[] for _ in columns]
    left = rows
    while left:
        count = source.randrange(1, left + 1)
        left -= count
        part = opened.take(count)
        assert (part.rows, part.problem, part.column) == (count, None, None)
        for values, column in zip(taken, part.columns):
            assert len(column) == count
            values.extend(column)
    assert same(taken, columns)


@pytest.mark.parametrize('seed', range(60))
def test_pyarrow_reads_and_writes_the_same_buffers(seed: int) -> None:
    types, columns, rows = random_columns(seed)
    payload = b''.join(batch_pieces(rows, result_buffers(types, columns)))
    aligned = memoryview(pa.allocate_buffer(len(payload))).cast('B')
    aligned[:] = payload
    arrays = arrays_of(types, split_batch(aligned), rows)
    for array in arrays:
        array.validate(full=True)
    # A slice begins inside the buffers, at a bit that is no byte's first.
    first = min(3, rows)
    again = [buffer for array, each in zip(arrays, types) for buffer in buffers_of(array.slice(first), each)]
    taken = ArgumentColumns(types, 'process', 'UTC', Notes()).open(again, rows - first).take(rows - first)
    assert same(taken.columns, [column[first:] for column in columns])


def test_buffers_outlive_a_cleared_column() -> None:
    for text, values in (
        ({'kind': 'BIGINT', 'nullable': True}, [1, 2, 3]),
        ({'kind': 'STRING', 'nullable': True}, ['a']),
    ):
        column = ResultColumn(text, 'process', 'UTC', Notes())
        column.extend(values)
        shown = list(map(memoryview, column.buffers()))
        before = list(map(bytes, shown))
        column.clear()
        column.extend(values[:1] * 5)
        assert list(map(bytes, shown)) == before
        assert column.rows == 5


def test_what_lies_under_null_means_nothing() -> None:
    kind: TypeJson = {'kind': 'TIMESTAMP', 'nullable': True, 'precision': 6}
    garbage = pa.array([-1, 5, -1], type=pa.int64()).buffers()[1]
    buffers = [memoryview(b'\x02'), memoryview(garbage).cast('B')[:24]]
    taken = ArgumentColumns([kind], 'process', 'UTC', Notes()).open(buffers, 3).take(3)
    assert taken.columns == [[None, datetime.datetime(1970, 1, 1, 0, 0, 0, 5), None]]
    assert taken.problem is None


def nested_timestamps() -> tuple[TypeJson, list[memoryview]]:
    """ROW<xs ARRAY<TIMESTAMP(6)>> of four rows; the third holds a time before 1970 with a fraction."""
    stamp: TypeJson = {'kind': 'TIMESTAMP', 'nullable': True, 'precision': 6}
    kind: TypeJson = {
        'kind': 'ROW',
        'nullable': True,
        'fields': [{'name': 'xs', 'type': {'kind': 'ARRAY', 'nullable': True, 'element': stamp}}],
    }
    rows: list[dict[str, list[int]]] = [{'xs': [1, 2]}, {'xs': []}, {'xs': [3, -1]}, {'xs': [4]}]
    return kind, buffers_of(pa.array(rows, type=arrow_type(kind)), kind)


def test_an_argument_that_cannot_be_made_ends_the_rows_before_it() -> None:
    kind, buffers = nested_timestamps()
    number: TypeJson = {'kind': 'BIGINT', 'nullable': True}
    numbers = buffers_of(pa.array([1, 2, 3, 4]), number)
    opened = ArgumentColumns([number, kind], 'process', 'UTC', Notes()).open([*numbers, *buffers], 4)
    taken = opened.take(4)
    assert (taken.rows, taken.column, str(taken.problem)) == (2, 1, 'microsecond must be in 0..999999')
    assert list(map(len, taken.columns)) == [2, 2]
    assert taken.columns[1][1] == Row(xs=[])
    moment = datetime.datetime(1970, 1, 1)
    tick = datetime.timedelta(microseconds=1)
    assert taken.value == Row(xs=[moment + 3 * tick, moment - tick])


def test_wrapped_timestamps_are_noted() -> None:
    notes = Notes()
    kind: TypeJson = {'kind': 'TIMESTAMP', 'nullable': True, 'precision': 3}
    buffers = buffers_of(pa.array([4_102_444_800_000, 1], type=pa.timestamp('ms')), kind)
    taken = ArgumentColumns([kind], 'process', 'UTC', notes).open(buffers, 2).take(2)
    assert taken.columns[0][0].year == 1963
    assert len(notes.texts) == 1 and '2038' in notes.texts[0]


def test_local_timestamps_have_the_wall_clock_of_utc_and_the_sessions_zone() -> None:
    notes = Notes()
    kind: TypeJson = {'kind': 'TIMESTAMP_LTZ', 'nullable': True, 'precision': 3}
    buffers = buffers_of(pa.array([1_704_164_645_123, None], type=pa.timestamp('ms')), kind)
    moment, nothing = ArgumentColumns([kind], 'process', 'Europe/Berlin', notes).open(buffers, 2).take(2).columns[0]
    assert moment.isoformat() == '2024-01-02T03:04:05.123000+01:00'
    assert str(moment.tzinfo) == 'Europe/Berlin'
    assert nothing is None
    assert len(notes.texts) == 1
    plain = ArgumentColumns([kind], 'thread', 'Europe/Berlin', Notes()).open(buffers, 2).take(2).columns[0][0]
    assert plain == datetime.datetime(2024, 1, 2, 3, 4, 5, 123_000)
