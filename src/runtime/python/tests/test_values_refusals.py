"""What Flink would not take is told with its place, and the results before it stay."""

from __future__ import annotations

import datetime
import decimal
import json
import math
from typing import Any

import pytest

from pyflink.common import Row
from udf_worker.errors import WorkbenchError
from udf_worker.type_text import parse_type
from udf_worker.types import type_sql
from udf_worker.values.constants import constant_value
from udf_worker.values.notes import Notes
from udf_worker.values.results import ResultColumn

CASES: list[tuple[str, list[Any], tuple[int, str, Any, str]]] = [
    ('INT', [1, None, 2**31], (2, '', 2**31, 'INT')),
    ('ARRAY<INT>', [[1], [2, 'x'], [3]], (1, '[1]', 'x', 'INT')),
    ('ARRAY<INT>', [[1], (2,), ['x']], (1, '', (2,), 'ARRAY<INT>')),
    ('MAP<STRING, INT>', [{}, {'a': 1, 'b': 'x'}], (1, "['b']", 'x', 'INT')),
    ('MAP<STRING, INT>', [{'a': 'x', 5: 1}], (0, "['a']", 'x', 'INT')),
    ('MAP<STRING, INT>', [{'a': 1, 5: 'x'}], (0, ' key 5', 5, 'STRING')),
    ('ROW<a INT, b STRING>', [Row(1, 'x'), Row(1, 2), Row('y', 'x')], (1, '.b', 2, 'STRING')),
    ('ROW<a INT, b STRING>', [Row('x', 2)], (0, '.a', 'x', 'INT')),
    (
        'ARRAY<ROW<m MAP<STRING, ARRAY<INT>>>>',
        [[Row({'k': [1]})], [Row({'k': [1]}), Row({'k': [2], 'l': [3, None, '4']})]],
        (1, "[1].m['l'][2]", '4', 'INT'),
    ),
]


@pytest.mark.parametrize(('kind', 'values', 'expected'), CASES)
def test_a_refusal_names_row_place_value_and_type(
    kind: str, values: list[Any], expected: tuple[int, str, Any, str]
) -> None:
    column = ResultColumn(parse_type(kind), 'process', 'UTC', Notes())
    assert column.extend(values[:0]) is None
    refusal = column.extend(values)
    assert refusal is not None
    assert (refusal.row, refusal.path, refusal.value, type_sql(refusal.declared)) == expected
    assert column.rows == expected[0]
    again = ResultColumn(parse_type(kind), 'process', 'UTC', Notes())
    again.extend(values[: expected[0]])
    assert list(map(bytes, column.buffers())) == list(map(bytes, again.buffers()))


def test_rows_count_from_the_columns_first() -> None:
    column = ResultColumn(parse_type('ARRAY<INT>'), 'process', 'UTC', Notes())
    assert column.extend([[1], [2]]) is None
    refusal = column.extend([[3], ['x']])
    assert refusal is not None and refusal.row == 3


def test_a_row_with_too_few_values_is_refused_in_words_where_flink_crashes() -> None:
    column = ResultColumn(parse_type('ROW<a INT, b STRING>'), 'process', 'UTC', Notes())
    refusal = column.extend([Row(1)])
    assert refusal is not None
    problem = refusal.problem
    assert isinstance(problem, WorkbenchError)
    assert (problem.data['stage'], problem.data['facts']) == ('run', {'values': 1, 'fields': 2})
    json.dumps(problem.data)


def test_timestamps_before_1970_come_out_a_second_late_and_are_noted() -> None:
    notes = Notes()
    column = ResultColumn(parse_type('TIMESTAMP(6)'), 'process', 'UTC', notes)
    column.extend([datetime.datetime(1969, 12, 31, 23, 59, 58, 500_000)])
    assert memoryview(column.buffers()[1]).cast('q').tolist() == [-500_000]
    assert len(notes.texts) == 1


def test_timestamps_of_nine_digits_end_with_arrows_nanoseconds() -> None:
    column = ResultColumn(parse_type('TIMESTAMP(9)'), 'process', 'UTC', Notes())
    refusal = column.extend([datetime.datetime(2262, 1, 1), datetime.datetime(2263, 1, 1)])
    assert refusal is not None and refusal.row == 1
    assert 'at most 6' in str(refusal.problem.data['hint'])  # type: ignore[attr-defined]


def test_whole_second_types_keep_milliseconds() -> None:
    for kind, value, unit in (
        ('TIME(0)', datetime.time(0, 0, 1, 234_567), 1_234),
        ('TIMESTAMP(0)', datetime.datetime(1970, 1, 1, 0, 0, 1, 234_567), 1_234),
    ):
        column = ResultColumn(parse_type(kind), 'process', 'UTC', Notes())
        column.extend([value])
        code = 'i' if kind == 'TIME(0)' else 'q'
        assert memoryview(column.buffers()[1]).cast(code).tolist() == [unit]


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
