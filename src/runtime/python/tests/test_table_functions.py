"""Table functions in a real worker: what is a row, parts, left joins, errors at the user's line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from slot import Received, Slot, data_type, result_values

from udf_worker.protocol import FrameKind

WriteUdf = Callable[..., Path]

INT = data_type('INT')
STRING = data_type('STRING')
HEADER = 'from pyflink.common import Row\nfrom pyflink.table.udf import udtf, TableFunction\n'


def start(slot: Slot, file: Path, types: list[Any], **more: Any) -> list[Any]:
    """Opens `f`; the types of the result frames."""
    opened = slot.open(file, 'f', types, kind='table', **more)
    assert opened.kind == FrameKind.OPENED, opened.json
    return [INT, *(field['type'] for field in opened.json['resultType']['fields'])]


def answer(slot: Slot) -> tuple[list[Received], Any]:
    """The result frames of a batch, and the error's data or None."""
    frames = slot.receive_until(FrameKind.BATCH_RESULT)
    if frames[-1].kind == FrameKind.ERROR:
        return frames[:-1], frames[-1].json
    return frames, None


def rows_of(slot: Slot, file: Path, types: list[Any], columns: list[list[Any]], **more: Any) -> list[tuple[Any, ...]]:
    results = start(slot, file, types, **more)
    slot.send_batch(types, columns)
    frames, error = answer(slot)
    assert error is None, error
    assert slot.close_job().kind == FrameKind.CLOSED
    return [row for frame in frames for row in zip(*result_values(frame, results))]


@pytest.mark.parametrize(
    ('body', 'expected'),
    [
        ('return None', []),
        ('return [n, n + 1]', [(0, 7), (0, 8)]),
        ('return range(2)', [(0, 0), (0, 1)]),
        ('yield n\n        yield None', [(0, 7), (0, None)]),
        ('return n', [(0, 7)]),
        ('return (n,)', [(0, 7)]),
        ('return Row(v=n)', [(0, 7)]),
        ('return [(n,), Row(n + 1), n + 2]', [(0, 7), (0, 8), (0, 9)]),
        ('return True', [(0, 1)]),
        ('return n, n, n', [(0, 7)]),
    ],
)
def test_lists_ranges_and_generators_have_rows_all_else_is_one(
    slot: Slot, write_udf: WriteUdf, body: str, expected: list[Any]
) -> None:
    file = write_udf(HEADER + f'\n@udtf(result_types=[DataTypes.INT()])\ndef f(n):\n        {body}\n')
    assert rows_of(slot, file, [INT], [[7]]) == expected


def test_rows_keep_the_place_of_their_input_row(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        HEADER
        + """
@udtf(result_types=[DataTypes.INT(), DataTypes.STRING()])
def f(n, text):
    for i in range(n):
        yield Row(b=i, a=f'{text}{i}')
"""
    )
    rows = rows_of(slot, file, [INT, STRING], [[2, 0, 1], ['a', 'b', None]])
    assert rows == [(0, 0, 'a0'), (0, 1, 'a1'), (2, 0, 'None0')]


def test_a_left_join_keeps_rows_without_results(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(HEADER + '\nf = udtf(lambda n: [(i, str(i)) for i in range(n)], result_types=["INT", "STRING"])\n')
    rows = rows_of(slot, file, [INT], [[0, 1, 0]], join='left')
    assert rows == [(0, None, None), (1, 0, '0'), (2, None, None)]


def test_a_generator_of_very_many_rows_comes_in_parts(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(HEADER + '\n@udtf(result_types=["INT"])\ndef f(n):\n    yield from range(n)\n')
    results = start(slot, file, [INT])
    slot.send_batch([INT], [[3, 20_000, 0, 2]])
    frames, error = answer(slot)
    assert error is None and len(frames) > 3
    assert {frame.kind for frame in frames[:-1]} == {FrameKind.BATCH_PART}
    columns = [result_values(frame, results) for frame in frames]
    origins = [origin for part in columns for origin in part[0]]
    assert origins == [0] * 3 + [1] * 20_000 + [3] * 2
    assert [value for part in columns for value in part[1]] == [*range(3), *range(20_000), 0, 1]


def test_an_endless_generator_gives_its_first_rows(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        HEADER
        + """
import itertools, time

@udtf(result_types=['INT'])
def f(n):
    for i in itertools.count():
        if i > 20:
            time.sleep(0.03)
        yield i
"""
    )
    results = start(slot, file, [INT])
    slot.send_batch([INT], [[1]])
    values: list[int] = []
    while len(values) < 25:
        part = slot.receive()
        assert (part.kind, part.sequence) == (FrameKind.BATCH_PART, 0)
        values += result_values(part, results)[1]
    assert values[:25] == list(range(25))


def test_rows_before_an_exception_are_kept_and_its_line_is_told(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        """
        from pyflink.table.udf import udtf

        @udtf(result_types=['INT'])
        def f(n):
            for i in range(5):
                if i == n:
                    raise ValueError(f'stop at {i}')
                yield i
    """
    )
    results = start(slot, file, [INT])
    slot.send_batch([INT], [[9, 2, 9]])
    frames, error = answer(slot)
    assert [result_values(frame, results) for frame in frames] == [[[0] * 5 + [1] * 2, [0, 1, 2, 3, 4, 0, 1]]]
    assert (error['code'], error['error_type'], error['error']) == ('UDF_EXCEPTION', 'ValueError', 'stop at 2')
    assert (error['line'], error['in'], error['facts']['row']) == (10, 'f', 1)
    assert error['facts']['args'] == [{'name': 'n', 'type': 'int', 'value': '2'}]


@pytest.mark.parametrize(
    ('given', 'code', 'words'),
    [
        ("(1, 'a')", None, ''),
        ("('a', 'a')", 'RESULT_TYPE', 'an integer is required'),
        ('(1, 2)', 'RESULT_TYPE', "'int' object has no attribute 'encode'"),
        ('(1,)', 'RESULT_TYPE', 'a row of 1 value for 2 columns (f0, f1): (1,)'),
        ('5', 'RESULT_TYPE', 'a row of 1 value for 2 columns (f0, f1): 5'),
        ('()', 'RESULT_TYPE', 'a row of 0 values'),
    ],
)
def test_a_row_that_does_not_fit_is_told_with_its_place(
    slot: Slot, write_udf: WriteUdf, given: str, code: str | None, words: str
) -> None:
    text = f"[(0, 'first'), {given}, (2, 'last')]"
    file = write_udf(HEADER + f'\nf = udtf(lambda n: {text}, result_types=["INT", "STRING"])\n')
    results = start(slot, file, [INT])
    slot.send_batch([INT], [[4]])
    frames, error = answer(slot)
    if code is None:
        assert error is None
        return
    assert [result_values(frame, results)[1] for frame in frames] == [[0]]
    assert (error['code'], error['stage'], error['facts']['row']) == (code, 'run', 0)
    assert words in error['error']
    assert error['facts']['function'] == 'f'


def test_more_values_than_columns_are_dropped_and_noted(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(HEADER + '\nf = udtf(lambda n: [(n, n, n)], result_types=["INT", "INT"])\n')
    start(slot, file, [INT])
    slot.send_batch([INT], [[4]])
    assert answer(slot)[1] is None
    finished = slot.finish()[-1]
    assert finished.kind == FrameKind.FINISHED
    assert 'Flink drops the values beyond them' in finished.json['notes'][0]


def test_flat_map_gets_the_row_with_its_names(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        HEADER + '\nf = udtf(lambda row: [repr(row), row.c1] * row.c0, result_types=[DataTypes.STRING()])\n'
    )
    rows = rows_of(slot, file, [INT, STRING], [[1, 0], ['x', 'y']], rowBased='flat_map')
    assert rows == [(0, "Row(c0=1, c1='x')"), (0, 'x')]


def test_a_scalar_function_inside_is_part_of_the_call(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        HEADER
        + """
half = udf(lambda n: n / 2, result_type='INT')
f = udtf(lambda x: [repr(x)], result_types=['STRING'])
"""
    )
    call = {'kind': 'call', 'function': 'half', 'funcType': 'general', 'args': [{'kind': 'column', 'index': 0}]}
    assert rows_of(slot, file, [INT], [[3]], args=[call]) == [(0, '1.5')]


def test_state_and_close_belong_to_the_function(slot: Slot, write_udf: WriteUdf, tmp_path: Path) -> None:
    side = tmp_path / 'side.txt'
    file = write_udf(
        HEADER
        + f"""
class Numbered(TableFunction):
    def open(self, function_context):
        self.n = 0

    def eval(self, k):
        for _ in range(k):
            self.n += 1
            yield self.n

    def close(self):
        open({str(side)!r}, 'w').write(f'closed at {{self.n}}')

f = udtf(Numbered(), result_types=[DataTypes.BIGINT()])
"""
    )
    assert rows_of(slot, file, [INT], [[2, 0, 1]]) == [(0, 1), (0, 2), (2, 3)]
    assert side.read_text() == 'closed at 3'


@pytest.mark.parametrize('args', [[], [{'kind': 'constant', 'type': INT, 'value': '2'}]])
def test_a_table_function_without_a_column_fails_as_on_flink(slot: Slot, write_udf: WriteUdf, args: list[Any]) -> None:
    file = write_udf(HEADER + '\nf = udtf(lambda *n: range(2), result_types=["INT"])\n')
    start(slot, file, [INT], args=args)
    slot.send_batch([INT], [[1]])
    error = answer(slot)[1]
    assert error['error_type'] == 'java.lang.UnsupportedOperationException'
    assert 'give f one' in error['hint']
