"""A real worker process in Arrow mode: pandas functions see and return what they do on Flink."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from slot import Slot, data_type, result_values

from udf_worker.protocol import FrameKind

WriteUdf = Callable[..., Path]

BIGINT = data_type('BIGINT')
DOUBLE = data_type('DOUBLE')
STRING = data_type('STRING')
PANDAS = {'mode': 'process-arrow', 'kind': 'pandas_scalar', 'funcType': 'pandas'}
PANDAS_HEADER = 'import pandas as pd\nimport numpy as np\n'


def run(slot: Slot, file: Path, types: list[Any], batch: list[list[Any]], **more: Any) -> Any:
    """One batch through `f`; raw results (a list a column where there are several), or the error's data."""
    opened = slot.open(file, 'f', types, **{**PANDAS, **more})
    if opened.kind == FrameKind.ERROR:
        return opened.json
    slot.send_batch(types, batch)
    answer = slot.receive()
    if answer.kind == FrameKind.ERROR:
        return answer.json
    result = opened.json['resultType']
    fields = [field['type'] for field in result['fields']] if more.get('rowBased') else [result]
    values = result_values(answer, fields)
    assert slot.close_job().kind == FrameKind.CLOSED
    return values if more.get('rowBased') else values[0]


@pytest.fixture(scope='module')
def slot() -> Iterator[Slot]:
    """One worker for all: importing pandas takes longer than the tests."""
    with Slot() as made:
        yield made


def timestamp(precision: int) -> Any:
    return data_type('TIMESTAMP', precision=precision)


def row(**fields: Any) -> Any:
    return data_type('ROW', fields=[{'name': name, 'type': each} for name, each in fields.items()])


@pytest.mark.parametrize(
    ('column_type', 'values', 'seen'),
    [
        (BIGINT, [1, 2], 'int64 [1, 2]'),
        (BIGINT, [1, None], 'float64 [1.0, nan]'),
        (data_type('TINYINT'), [1, -2], 'int8 [1, -2]'),
        (data_type('FLOAT'), [0.5, None], 'float32 [0.5, nan]'),
        (data_type('BOOLEAN'), [True, False], 'bool [True, False]'),
        (data_type('BOOLEAN'), [True, None], 'object [True, None]'),
        (STRING, ['ä', None], "object ['ä', None]"),
        (data_type('BYTES'), [b'a', None], "object [b'a', None]"),
        (data_type('BINARY', length=2), [b'ab', None], "object [b'ab', None]"),
        (data_type('DATE'), [0, None], 'object [datetime.date(1970, 1, 1), None]'),
        (data_type('TIME', precision=0), [1000, None], 'object [datetime.time(0, 0, 1), None]'),
        (data_type('TIME', precision=6), [1500, None], 'object [datetime.time(0, 0, 0, 1000), None]'),
        (timestamp(0), [-1000, None], "datetime64[s] [Timestamp('1969-12-31 23:59:59'), NaT]"),
        (timestamp(3), [1001, None], "datetime64[ms] [Timestamp('1970-01-01 00:00:01.001000'), NaT]"),
        (data_type('ARRAY', element=BIGINT), [[1], None], 'object [array([1]), None]'),
        (
            data_type('MAP', key={**STRING, 'nullable': False}, value=BIGINT),
            [[('a', 1)], None],
            "object [[('a', 1)], None]",
        ),
    ],
)
def test_columns_arrive_as_the_series_flink_makes(
    slot: Slot, write_udf: WriteUdf, column_type: Any, values: list[Any], seen: str
) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(v):
    return pd.Series([f'{v.name} {v.dtype} {v.tolist()}'] * len(v))
"""
    )
    columns = [{'name': 'amount', 'type': column_type}]
    assert run(slot, file, [column_type], [values], columns=columns) == [f'amount {seen}'] * 2


def test_a_row_arrives_and_leaves_as_a_data_frame(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type='ROW<s STRING, twice BIGINT>', func_type='pandas')
        def f(v):
            return v[['name', 'count']].assign(count=v['count'] * 2)
    """)
    rows = [{'count': 1, 'name': 'a'}, {'count': 2, 'name': None}]
    assert run(slot, file, [row(count=BIGINT, name=STRING)], [rows]) == [
        {'s': 'a', 'twice': 2},
        {'s': None, 'twice': 4},
    ]


def test_row_based_map_gets_one_data_frame_and_gives_columns(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
@udf(result_type='ROW<names STRING, total BIGINT>', func_type='pandas')
def f(df):
    return pd.DataFrame({'x': [','.join(df.columns)] * len(df), 'y': df.c0 + df.c1})
"""
    )
    assert run(slot, file, [BIGINT, BIGINT], [[1, 2], [10, 20]], rowBased='map') == [['c0,c1', 'c0,c1'], [11, 22]]


def test_nan_of_a_result_is_null_and_the_index_is_ignored(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
@udf(result_type=DataTypes.DOUBLE(), func_type='pandas')
def f(v):
    return pd.Series([3.0, np.nan, np.inf], index=[2, 1, 0])
"""
    )
    assert run(slot, file, [DOUBLE], [[1.0, 2.0, 3.0]]) == [3.0, None, math.inf]


def test_constants_arrive_as_plain_values(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("f = udf(lambda v, c: v + c, result_type=DataTypes.BIGINT(), func_type='pandas')\n")
    arguments = [{'kind': 'column', 'index': 0}, {'kind': 'constant', 'type': BIGINT, 'value': '10'}]
    assert run(slot, file, [BIGINT], [[1, 2]], args=arguments) == [11, 12]


def test_a_function_may_keep_its_series(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
seen = []

@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def f(v):
    seen.append(v)
    return seen[0]
"""
    )
    slot.open(file, 'f', [BIGINT], **PANDAS)
    for first in range(3):
        slot.send_batch([BIGINT], [[first, first + 1]])
        assert result_values(slot.receive(), [BIGINT]) == [[0, 1]]


def call(name: str, *args: Any, func_type: str = 'pandas') -> Any:
    return {'kind': 'call', 'function': name, 'funcType': func_type, 'resultType': BIGINT, 'args': list(args)}


COLUMN = {'kind': 'column', 'index': 0}


def test_pandas_functions_inside_pandas_functions_hand_their_series_on(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def g(v):
    return v / 2

@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(half, v):
    return pd.Series([f'{half.dtype} {a} {b}' for a, b in zip(half, v)])
"""
    )
    assert run(slot, file, [BIGINT], [[1, 2]], args=[call('g', COLUMN), COLUMN]) == ['float64 0.5 1', 'float64 1.0 2']


def test_a_general_function_inside_converts_by_its_result_type(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
@udf(result_type=DataTypes.BIGINT())
def g(v):
    return v / 2

@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(half):
    return pd.Series([f'{half.dtype} {a}' for a in half])
"""
    )
    arguments = [call('g', COLUMN, func_type='general')]
    assert run(slot, file, [BIGINT], [[1, 3]], args=arguments) == ['int64 0', 'int64 1']


# --- refusals


@pytest.mark.parametrize(
    ('body', 'error_type', 'error', 'code'),
    [
        (
            '1',
            'AssertionError',
            "The result type of Pandas UDF 'f' must be pandas.Series or pandas.DataFrame, got <class 'int'>",
            'RESULT_LENGTH',
        ),
        (
            'v[:-1]',
            'AssertionError',
            "The result length '1' of Pandas UDF 'f' is not equal to the input length '2'",
            'RESULT_LENGTH',
        ),
        (
            'v.astype(str)',
            'RuntimeError',
            "('Exception thrown when converting pandas.Series (object) to pyarrow.Array (int64).',"
            ' ArrowInvalid("Could not convert \'1\' with type str: tried to convert to int64"))',
            'RESULT_TYPE',
        ),
        ('v / 2', 'RuntimeError', 'was truncated converting to int64', 'RESULT_TYPE'),
    ],
)
def test_results_that_flink_refuses_are_refused_in_its_words(
    slot: Slot, write_udf: WriteUdf, body: str, error_type: str, error: str, code: str
) -> None:
    file = write_udf(
        f"""
        @udf(result_type=DataTypes.BIGINT(), func_type='pandas')
        def f(v):
            return {body}
    """
    )
    data = run(slot, file, [BIGINT], [[1, 2]])
    assert (data['error_type'], data['code'], data['stage']) == (error_type, code, 'run')
    assert error in data['error']
    assert data['facts']['function'] == 'f'
    assert 'line' not in data


def test_a_refused_value_is_found_in_its_row(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.BIGINT(), func_type='pandas')
        def f(v):
            return v / 2
    """)
    data = run(slot, file, [BIGINT], [[2, 4, 6, 7, 8, 9]])
    assert (data['facts']['row'], data['facts']['value']) == (3, '1 rows: 3.5')
    assert (data['facts']['declaredType'], data['facts']['dtype']) == ('BIGINT', 'float64')


def test_only_plain_functions_are_checked_and_a_class_may_drop_rows(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        class Cut(ScalarFunction):
            def eval(self, v):
                return v[:-1]

        f = udf(Cut(), result_type=DataTypes.BIGINT(), func_type='pandas')
    """)
    assert run(slot, file, [BIGINT], [[1, 2, 3]]) == [1, 2]


def test_the_assertion_fails_itself_for_a_function_without_a_name(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import functools

        f = udf(functools.partial(lambda n, v: n, 3), result_type=DataTypes.BIGINT(), func_type='pandas')
    """)
    data = run(slot, file, [BIGINT], [[1]])
    assert (data['error_type'], data['error']) == (
        'AttributeError',
        "'functools.partial' object has no attribute '__name__'",
    )


@pytest.mark.parametrize(
    ('declared', 'error_type', 'error'),
    [
        (
            data_type('ARRAY', element=row(x=BIGINT)),
            'ValueError',
            'ROW is not supported to be used as the element type of ArrayType.',
        ),
        (row(x=row(y=BIGINT)), 'TypeError', 'ROW is not supported to be used as the field type of RowType'),
    ],
)
def test_types_without_an_arrow_form_are_refused_where_flink_hangs(
    slot: Slot, write_udf: WriteUdf, declared: Any, error_type: str, error: str
) -> None:
    file = write_udf("f = udf(lambda v: v, result_type=DataTypes.BIGINT(), func_type='pandas')\n")
    data = run(slot, file, [declared], [[None]])
    assert (data['code'], data['stage']) == ('UNSUPPORTED_TYPE', 'run')
    assert (data['error_type'], data['error']) == (error_type, error)
    assert 'hangs' in data['hint']


def test_a_map_column_needs_keys_that_are_not_null(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("f = udf(lambda v: v, result_type=DataTypes.BIGINT(), func_type='pandas')\n")
    data = run(slot, file, [data_type('MAP', key=STRING, value=BIGINT)], [[None]])
    assert (data['error_type'], data['stage']) == ('java.lang.IllegalArgumentException', 'run')
    assert data['error'] == 'Map key type should be non-nullable'


def test_of_a_key_that_comes_twice_a_map_has_the_last_value(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
@udf(result_type='MAP<STRING, BIGINT>', func_type='pandas')
def f(v):
    return pd.Series([[('a', 1), ('b', 2), ('a', 3)], None, [('a', 4)], []])
"""
    )
    maps = run(slot, file, [BIGINT], [[1, 2, 3, 4]])
    assert [None if each is None else dict(each) for each in maps] == [{'a': 3, 'b': 2}, None, {'a': 4}, {}]
    assert [each and len(each) for each in maps] == [2, None, 1, []]


def test_times_finer_than_milliseconds_are_times_of_milliseconds(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
import datetime

@udf(result_type='ARRAY<TIME(6)>', func_type='pandas')
def f(v):
    return pd.Series([[datetime.time(0, 0, 0, 123456)]])
"""
    )
    assert run(slot, file, [BIGINT], [[1]])[0][0].microsecond == 123000


def test_microseconds_before_1970_are_refused(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("f = udf(lambda v: v, result_type=DataTypes.TIMESTAMP(6), func_type='pandas')\n")
    moment = timestamp(6)
    assert run(slot, file, [moment], [[-1000, 1]]) == [-1000, 1]
    data = run(slot, file, [moment], [[0, -1000, -1]])
    assert (data['error_type'], data['stage']) == ('java.lang.IllegalArgumentException', 'run')
    assert data['facts']['row'] == 2


def test_more_results_than_rows_are_an_error(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        class Twice(ScalarFunction):
            def eval(self, v):
                return v.repeat(2)

        f = udf(Twice(), result_type=DataTypes.BIGINT(), func_type='pandas')
    """)
    slot.open(file, 'f', [BIGINT], **PANDAS)
    slot.send_batch([BIGINT], [[1, 2]])
    frames = slot.receive_until(FrameKind.BATCH_RESULT)
    assert result_values(frames[0], [BIGINT]) == [[1, 1]]
    assert frames[-1].json['error_type'] == 'java.lang.NullPointerException'


def test_a_function_without_a_column_cannot_be_called(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("f = udf(lambda c: c, result_type=DataTypes.BIGINT(), func_type='pandas')\n")
    constant = {'kind': 'constant', 'type': BIGINT, 'value': '1'}
    slot.open(file, 'f', [], args=[constant], **PANDAS)
    slot.send_batch([], [], rows=2)
    answer = slot.receive_until(FrameKind.BATCH_RESULT)[-1]
    assert answer.json['error_type'] == 'java.lang.ArrayIndexOutOfBoundsException'


def test_a_session_zone_that_pytz_lacks_is_refused(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("f = udf(lambda v: v, result_type=DataTypes.BIGINT(), func_type='pandas')\n")
    data = run(slot, file, [BIGINT], [[1]], localTimeZone='GMT+08:00')
    assert (data['code'], data['stage']) == ('BAD_SETTING_VALUE', 'run')
    assert 'GMT+08:00' in data['error']


def test_a_wall_clock_that_the_session_zone_skips_fails_before_the_call(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("f = udf(lambda v: v, result_type=DataTypes.TIMESTAMP_LTZ(3), func_type='pandas')\n")
    zoned = data_type('TIMESTAMP_LTZ', precision=3)
    data = run(slot, file, [zoned], [[1711852200000]], localTimeZone='Europe/Berlin')
    assert (data['code'], data['error']) == ('ARGUMENT_CONVERSION', '2024-03-31 02:30:00')


def test_frames_of_compiled_packages_are_not_the_users(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        PANDAS_HEADER
        + """
@udf(result_type='ARRAY<BIGINT>', func_type='pandas')
def f(v):
    return pd.Series([pd.Series([1], index=[5])])
"""
    )
    data = run(slot, file, [BIGINT], [[1]])
    assert (data['error_type'], data['error'], data['code']) == ('KeyError', '0', 'RESULT_TYPE')
    assert 'line' not in data


def test_an_exception_has_its_line_and_shows_the_arguments(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.BIGINT(), func_type='pandas')
        def f(v):
            return v.no_such_thing
    """)
    data = run(slot, file, [BIGINT], [[1]])
    assert (data['code'], data['error_type'], data['line'], data['in']) == ('UDF_EXCEPTION', 'AttributeError', 6, 'f')
    assert data['facts']['args'] == [{'name': 'v', 'type': 'Series (int64)', 'value': '1 rows: 1'}]
    assert data['facts']['batchRows'] == 1
