"""A real worker process that aggregates with pandas: rows of all frames, groups at the end of a pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from slot import Received, Slot, data_type, result_values

from udf_worker.protocol import FrameKind

WriteUdf = Callable[..., Path]

BIGINT = data_type('BIGINT')
STRING = data_type('STRING')
TIMESTAMP = data_type('TIMESTAMP', precision=3)
PANDAS_HEADER = 'import pandas as pd\nfrom pyflink.table import AggregateFunction\nfrom pyflink.table.udf import udaf\n'


@pytest.fixture(scope='module')
def slot() -> Iterator[Slot]:
    with Slot() as made:
        yield made


def open_aggregate(slot: Slot, file: Path, result: Any, **more: Any) -> Received:
    """`f` of the column v; columns are k STRING, v BIGINT, and t TIMESTAMP(3) where there is a window."""
    window = more.get('window')
    fields = [{'name': 'k', 'type': STRING}, {'name': 'v', 'type': BIGINT}, {'name': 't', 'type': TIMESTAMP}]
    columns = fields if window else fields[:2]
    bounds = [{'name': name, 'type': TIMESTAMP} for name in ('window_start', 'window_end')]
    is_over = window is not None and window['kind'] == 'over'
    results = [{'name': f'r{index}', 'type': each} for index, each in enumerate(result)]
    front = fields[:1] if more.get('groupBy', [0]) else []
    order = {
        'mode': 'process-arrow',
        'kind': 'pandas_aggregate',
        'funcType': 'pandas',
        'columns': columns,
        'args': [{'kind': 'column', 'index': 1}],
        'groupBy': [0],
        'output': [*front, *(bounds if window and not is_over else []), *results],
        **more,
    }
    return slot.open(file, 'f', [each['type'] for each in columns], **order)


def send(slot: Slot, *columns: list[Any]) -> None:
    """One frame, which is answered by no rows."""
    slot.send_batch([STRING, BIGINT, TIMESTAMP][: len(columns)], list(columns))
    answer = slot.receive()
    assert (answer.kind, answer.rows) == (FrameKind.BATCH_RESULT, 0), answer


def finished(slot: Slot, types: list[Any]) -> list[tuple[Any, ...]]:
    frames = slot.finish()
    assert frames[-1].kind == FrameKind.FINISHED, frames[-1]
    return [row for frame in frames[:-1] for row in zip(*result_values(frame, types))]


SEEN = """
    @udaf(result_type=DataTypes.STRING(), func_type='pandas')
    def f(v):
        return f'{v.name} {v.dtype} {v.tolist()}'
"""


def write_aggregate(write_udf: WriteUdf, code: str) -> Path:
    return write_udf(PANDAS_HEADER + dedented(code))


def dedented(code: str) -> str:
    from textwrap import dedent

    return dedent(code)


def test_a_group_is_the_rows_of_all_frames_and_null_is_a_key(slot: Slot, write_udf: WriteUdf) -> None:
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING])
    send(slot, ['b', 'a', None], [1, 2, 3])
    send(slot, ['b', 'a', None], [4, None, 5])
    assert finished(slot, [STRING, STRING]) == [
        (None, 'v int64 [3, 5]'),
        ('a', 'v float64 [2.0, nan]'),
        ('b', 'v int64 [1, 4]'),
    ]


def test_a_second_pass_begins_without_rows(slot: Slot, write_udf: WriteUdf) -> None:
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING])
    for value in (1, 2):
        send(slot, ['a'], [value])
        assert finished(slot, [STRING, STRING]) == [('a', f'v int64 [{value}]')]
    assert finished(slot, [STRING, STRING]) == []


def test_without_group_columns_all_rows_are_one_group(slot: Slot, write_udf: WriteUdf) -> None:
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING], groupBy=[])
    send(slot, ['b', 'a'], [1, 2])
    assert finished(slot, [STRING]) == [('v int64 [1, 2]',)]


def test_constants_are_series_named_by_their_place(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_aggregate(
        write_udf,
        """
        @udaf(result_type=DataTypes.STRING(), func_type='pandas')
        def f(v, c):
            return f'{c.name} {c.dtype} {c.tolist()}'
    """,
    )
    constant = {'kind': 'constant', 'type': data_type('INT'), 'value': 5}
    open_aggregate(slot, file, [STRING], args=[{'kind': 'column', 'index': 1}, constant])
    send(slot, ['a', 'a'], [1, 2])
    assert finished(slot, [STRING, STRING]) == [('a', '$f2 int32 [5, 5]')]


def test_an_aggregate_class_gets_an_accumulator_for_each_group(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_aggregate(
        write_udf,
        """
        class Largest(AggregateFunction):
            def create_accumulator(self):
                return []

            def accumulate(self, accumulator, v):
                accumulator.append(v.max())

            def get_value(self, accumulator):
                return accumulator[0]

        f = udaf(Largest(), result_type=DataTypes.BIGINT(), func_type='pandas')
    """,
    )
    open_aggregate(slot, file, [BIGINT])
    send(slot, ['a', 'b', 'a'], [1, 2, 3])
    assert finished(slot, [STRING, BIGINT]) == [('a', 3), ('b', 2)]


def test_the_row_based_aggregate_gets_one_data_frame(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_aggregate(
        write_udf,
        """
        @udaf(result_type='ROW<names STRING, total BIGINT>', func_type='pandas')
        def f(df):
            return ','.join(df.columns), df.v.sum()
    """,
    )
    arguments = [{'kind': 'column', 'index': index} for index in range(2)]
    open_aggregate(slot, file, [STRING, BIGINT], args=arguments, rowBased='aggregate')
    send(slot, ['a', 'b', 'a'], [1, 2, 3])
    assert finished(slot, [STRING, STRING, BIGINT]) == [('a', 'k,v', 4), ('b', 'k,v', 2)]


def test_many_groups_come_in_order(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_aggregate(write_udf, "f = udaf(lambda v: v.sum(), result_type=DataTypes.BIGINT(), func_type='pandas')")
    open_aggregate(slot, file, [BIGINT])
    for first in range(0, 30_000, 10_000):
        send(slot, [f'{number % 10_000:05}' for number in range(first, first + 10_000)], list(range(10_000)))
    assert finished(slot, [STRING, BIGINT]) == [(f'{number:05}', 3 * number) for number in range(10_000)]


def test_distinct_arguments_come_once_and_null_is_one(slot: Slot, write_udf: WriteUdf) -> None:
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING], distinct=True)
    send(slot, ['a', 'b', 'a', 'a', 'a', 'b'], [2, 1, 2, None, 1, 1])
    send(slot, ['a', 'b'], [None, 3])
    assert finished(slot, [STRING, STRING]) == [('a', 'v float64 [2.0, nan, 1.0]'), ('b', 'v int64 [1, 3]')]


# --- windows


def second(*seconds: float) -> list[Any]:
    return [int(each * 1000) for each in seconds]


def test_tumbling_windows_have_bounds_and_rows_in_the_order_of_time(slot: Slot, write_udf: WriteUdf) -> None:
    window = {'kind': 'tumble', 'time': 't', 'timeIndex': 2, 'sizeMs': 10_000}
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING], window=window)
    send(slot, ['a', 'b', 'a', 'a'], [1, 2, 3, 4], second(9, 1, 1, 10))
    assert finished(slot, [STRING, TIMESTAMP, TIMESTAMP, STRING]) == [
        ('a', 0, 10_000, 'v int64 [3, 1]'),
        ('a', 10_000, 20_000, 'v int64 [4]'),
        ('b', 0, 10_000, 'v int64 [2]'),
    ]


def test_a_row_is_in_every_window_that_hops_over_it(slot: Slot, write_udf: WriteUdf) -> None:
    window = {'kind': 'hop', 'time': 't', 'timeIndex': 2, 'slideMs': 5_000, 'sizeMs': 10_000}
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING], window=window)
    send(slot, ['a', 'a'], [1, 2], second(-1, 6))
    assert finished(slot, [STRING, TIMESTAMP, TIMESTAMP, STRING]) == [
        ('a', -10_000, 0, 'v int64 [1]'),
        ('a', -5_000, 5_000, 'v int64 [1]'),
        ('a', 0, 10_000, 'v int64 [2]'),
        ('a', 5_000, 15_000, 'v int64 [2]'),
    ]


@pytest.mark.parametrize(
    ('frame', 'expected'),
    [
        ({'unit': 'rows', 'preceding': 1}, [[1.0], [1.0, 2.0], [2.0, 3.0], [3.0, None]]),
        ({'unit': 'rows', 'preceding': None}, [[1.0], [1.0, 2.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0, None]]),
        ({'unit': 'range', 'precedingMs': 1_000}, [[1.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [None]]),
        ({'unit': 'range', 'precedingMs': None}, [[1.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0, None]]),
    ],
)
def test_over_gives_each_row_the_rows_of_its_frame(
    slot: Slot, write_udf: WriteUdf, frame: Any, expected: list[Any]
) -> None:
    file = write_aggregate(write_udf, "f = udaf(lambda v: v.tolist(), result_type='ARRAY<DOUBLE>', func_type='pandas')")
    window = {'kind': 'over', 'time': 't', 'timeIndex': 2, 'frame': frame}
    array = data_type('ARRAY', element=data_type('DOUBLE'))
    open_aggregate(slot, file, [array], window=window, keep=[0])
    send(slot, ['a', 'a', 'a', 'a'], [1, None, 2, 3], second(1, 5, 2, 2))
    assert finished(slot, [STRING, array]) == [('a', each) for each in expected]


def test_rows_without_a_time_are_in_no_window_and_first_in_over(slot: Slot, write_udf: WriteUdf) -> None:
    tumble = {'kind': 'tumble', 'time': 't', 'timeIndex': 2, 'sizeMs': 10_000}
    over = {'kind': 'over', 'time': 't', 'timeIndex': 2, 'frame': {'unit': 'rows', 'preceding': None}}
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING], window=tumble)
    send(slot, ['a', 'a'], [1, 2], [5_000, None])
    assert finished(slot, [STRING, TIMESTAMP, TIMESTAMP, STRING]) == [('a', 0, 10_000, 'v int64 [1]')]
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING], window=over, keep=[0])
    send(slot, ['a', 'a'], [1, 2], [5_000, None])
    assert finished(slot, [STRING, STRING]) == [('a', 'v int64 [2]'), ('a', 'v int64 [2, 1]')]


def test_a_streaming_window_needs_a_time_in_every_row(slot: Slot, write_udf: WriteUdf) -> None:
    window = {'kind': 'tumble', 'time': 't', 'timeIndex': 2, 'sizeMs': 10_000}
    open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING], window=window, runtime='streaming')
    send(slot, ['a', 'a'], [1, 2], [5_000, None])
    data = slot.finish()[-1].json
    assert (data['stage'], data['error_type']) == ('run', 'java.lang.RuntimeException')
    assert data['error'] == 'RowTime field should not be null, please convert it to a non-null long value.'


@pytest.mark.parametrize(
    ('window', 'stage', 'hint'),
    [
        ({'kind': 'session', 'gapMs': 1}, 'plan', 'Use a tumbling or hopping window.'),
        ({'kind': 'hop', 'slideMs': 2, 'sizeMs': 1}, 'run', 'larger than the size'),
    ],
)
def test_windows_that_flink_lacks_are_refused(
    slot: Slot, write_udf: WriteUdf, window: Any, stage: str, hint: str
) -> None:
    file = write_aggregate(write_udf, SEEN)
    opened = open_aggregate(slot, file, [STRING], window={**window, 'time': 't', 'timeIndex': 2})
    assert opened.kind == FrameKind.ERROR
    assert (opened.json['code'], opened.json['stage']) == ('UNSUPPORTED_OPERATION', stage)
    assert hint in opened.json['hint']


def test_streaming_makes_the_series_of_each_frame_alone(slot: Slot, write_udf: WriteUdf) -> None:
    window = {'kind': 'over', 'time': 't', 'timeIndex': 2, 'frame': {'unit': 'rows', 'preceding': 0}}
    for runtime, seen in (('batch', 'v float64 [1.0]'), ('streaming', 'v int64 [1]')):
        open_aggregate(slot, write_aggregate(write_udf, SEEN), [STRING], window=window, keep=[0], runtime=runtime)
        send(slot, ['a', 'a'], [1, None], second(1, 2))
        assert finished(slot, [STRING, STRING]) == [('a', seen), ('a', 'v float64 [nan]')]


# --- errors


def test_an_exception_tells_its_line_its_group_and_its_rows(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_aggregate(
        write_udf,
        """
        @udaf(result_type=DataTypes.BIGINT(), func_type='pandas')
        def f(v):
            if v.max() > 3:
                raise ValueError('too big')
            return v.max()
    """,
    )
    open_aggregate(slot, file, [BIGINT])
    send(slot, ['b', 'a', 'b'], [5, 2, 3])
    frames = slot.finish()
    assert [frame.kind for frame in frames] == [FrameKind.BATCH_PART, FrameKind.ERROR]
    assert result_values(frames[0], [STRING, BIGINT]) == [['a'], [2]]
    data = frames[-1].json
    assert (data['code'], data['error'], data['line'], data['in']) == ('UDF_EXCEPTION', 'too big', 10, 'f')
    facts = data['facts']
    assert facts['group'] == [{'name': 'k', 'value': "'b'"}]
    assert facts['groupRows'] == 2
    assert facts['args'] == [{'name': 'v', 'type': 'Series (int64)', 'value': '2 rows: 5, 3'}]


def test_a_refused_result_tells_its_group(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_aggregate(write_udf, "f = udaf(lambda v: v.mean(), result_type='BIGINT', func_type='pandas')")
    open_aggregate(slot, file, [BIGINT])
    send(slot, ['b', 'a', 'b'], [5, 2, 4])
    frames = slot.finish()
    data = frames[-1].json
    assert result_values(frames[0], [STRING, BIGINT]) == [['a'], [2]]
    assert (data['code'], data['error_type']) == ('RESULT_TYPE', 'RuntimeError')
    # 4.5, and 4.500000 from later versions of pyarrow.
    assert re.search(r'ArrowInvalid\(.Float value 4\.50* was truncated converting to int64', data['error'])
    assert data['facts']['group'] == [{'name': 'k', 'value': "'b'"}]
    assert 'line' not in data
