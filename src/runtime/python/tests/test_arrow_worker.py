"""A real worker process in Arrow mode: pandas functions see and return what they do on Flink."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from slot import Received, Slot, data_type

from udf_worker.batch_codec import BatchDecoder
from udf_worker.protocol import FrameKind

WriteUdf = Callable[..., Path]

BIGINT = data_type('BIGINT')
DOUBLE = data_type('DOUBLE')
STRING = data_type('STRING')


def batch_values(frame: Received, result: Any) -> list[Any]:
    assert frame.kind == FrameKind.BATCH_RESULT, frame
    return BatchDecoder([result]).open(memoryview(frame.payload)).take(frame.rows)[0].values


def run(slot: Slot, file: Path, types: list[Any], columns: list[list[Any]], **more: Any) -> Any:
    """One batch through `f`; raw results, or the error's data."""
    opened = slot.open(file, 'f', types, mode='process-arrow', **more)
    if opened.kind == FrameKind.ERROR:
        return opened.json
    slot.send_batch(types, columns)
    answer = slot.receive()
    if answer.kind == FrameKind.ERROR:
        return answer.json
    values = batch_values(answer, opened.json['resultType'])
    assert slot.close_job().kind == FrameKind.CLOSED
    return values


@pytest.fixture(scope='module')
def slot() -> Iterator[Slot]:
    """One worker for all: importing pandas takes longer than the tests."""
    with Slot() as made:
        yield made


PANDAS_HEADER = 'import pandas as pd\nimport numpy as np\n'


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
        (data_type('DATE'), [0, None], 'object [datetime.date(1970, 1, 1), None]'),
        (
            data_type('TIMESTAMP', precision=3),
            [1000, None],
            "datetime64[ms] [Timestamp('1970-01-01 00:00:00.001000'), NaT]",
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
    arguments = [{'kind': 'column', 'type': column_type, 'name': 'amount'}]
    assert run(slot, file, [column_type], [values], args=arguments) == [f'amount {seen}'] * 2


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
    arguments = [{'kind': 'column', 'type': BIGINT}, {'kind': 'constant', 'type': BIGINT, 'value': '10'}]
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
    slot.open(file, 'f', [BIGINT], mode='process-arrow')
    for first in range(3):
        slot.send_batch([BIGINT], [[first, first + 1]])
        assert batch_values(slot.receive(), BIGINT) == [0, 1]


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
    assert 'line' not in data


def test_a_class_may_return_fewer_rows(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        class Cut(ScalarFunction):
            def eval(self, v):
                return v[:-1]

        f = udf(Cut(), result_type=DataTypes.BIGINT(), func_type='pandas')
    """)
    assert run(slot, file, [BIGINT], [[1, 2, 3]]) == [1, 2]


def test_an_exception_has_its_line(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.BIGINT(), func_type='pandas')
        def f(v):
            return v.no_such_thing
    """)
    data = run(slot, file, [BIGINT], [[1]])
    assert (data['code'], data['error_type'], data['line'], data['in']) == ('UDF_EXCEPTION', 'AttributeError', 6, 'f')


# --- adapters


def test_an_adapter_maps_the_general_function_over_the_batch(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.STRING())
        def f(count, share, name, day, moment, flag):
            return repr((count, share, name, day, moment, flag))
    """)
    kinds = ['INT', 'DOUBLE', 'STRING', 'DATE']
    types = [*(data_type(kind) for kind in kinds), data_type('TIMESTAMP', precision=6), data_type('BOOLEAN')]
    columns: list[list[Any]] = [[1, None], [0.5, None], ['x', None], [0, None], [1_000_001, None], [True, None]]
    values = run(slot, file, types, columns, adapter=True)
    moment = 'datetime.datetime(1970, 1, 1, 0, 0, 1, 1)'
    assert values == [
        f"(1, 0.5, 'x', datetime.date(1970, 1, 1), {moment}, True)",
        '(None, None, None, None, None, None)',
    ]


@pytest.mark.parametrize(
    ('declared', 'expression', 'expected'),
    [
        ('BIGINT()', 'v / 2 if v > 1 else None', [None, 1]),
        ('BIGINT()', '9007199254740993 if v > 1 else None', [None, 9007199254740993]),
        ('DOUBLE()', 'v', [1.0, 2.0]),
        ('BOOLEAN()', 'v - 1', [False, True]),
        ('DATE()', 'datetime.datetime(1970, 1, v, 5)', [0, 1]),
        ('TIMESTAMP(3)', 'datetime.datetime(1970, 1, 1, 0, 0, v, 1999)', [1_001_000, 2_001_000]),
        ('STRING()', 'str(v)', ['1', '2']),
        ('BYTES()', "b'x' * v", [b'x', b'xx']),
    ],
)
def test_an_adapter_returns_what_the_row_coder_would(
    slot: Slot, write_udf: WriteUdf, declared: str, expression: str, expected: list[Any]
) -> None:
    file = write_udf(f'import datetime\nf = udf(lambda v: {expression}, result_type=DataTypes.{declared})\n')
    assert run(slot, file, [BIGINT], [[1, 2]], adapter=True) == expected


def test_an_adapters_exception_names_row_and_arguments(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf('f = udf(lambda top, low: top // low, result_type=DataTypes.BIGINT())\n')
    data = run(slot, file, [BIGINT, BIGINT], [[1, 2], [1, 0]], adapter=True)
    assert data['facts']['row'] == 1
    assert [each['value'] for each in data['facts']['args']] == ['2', '0']
    assert data['line'] == 3


@pytest.mark.parametrize('shape', ['function', 'class'])
def test_an_exported_adapter_is_a_pandas_function_with_the_same_rows(
    slot: Slot, write_udf: WriteUdf, shape: str
) -> None:
    function = """
        @udf(result_type=DataTypes.BIGINT())
        def grade(delay, carrier):
            return None if delay is None else delay * len(carrier)
    """
    as_class = """
        class Grade(ScalarFunction):
            def open(self, function_context):
                self.opened = 1

            def eval(self, delay, carrier):
                return None if delay is None else delay * len(carrier) * self.opened

        grade = udf(Grade(), result_type=DataTypes.BIGINT())
    """
    types = [BIGINT, STRING]
    columns: list[list[Any]] = [[3, None, -1], ['AA', 'UA', 'B6']]
    file = write_udf(function if shape == 'function' else as_class, 'grading.py')
    order = {'task': 'adapter', 'file': str(file), 'projectRoot': str(file.parent), 'function': 'grade', 'args': types}
    answer = slot.task(order)
    assert answer.kind == FrameKind.ANSWER, answer
    exported = file.with_name('grading_pandas.py')
    exported.write_text(answer.json['source'])
    opened = slot.open(exported, 'grade_pandas', types, mode='process-arrow', funcType='pandas')
    assert opened.kind == FrameKind.OPENED, opened
    slot.send_batch(types, columns)
    assert batch_values(slot.receive(), BIGINT) == [6, None, -2]


def test_an_exported_adapter_takes_constants_and_files_of_any_name(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        """
        import datetime

        @udf(result_type=DataTypes.TIMESTAMP(3))
        def later(moment, days):
            return None if moment is None else moment + datetime.timedelta(days)
        """,
        'my-functions.py',
    )
    moment = data_type('TIMESTAMP', precision=3)
    order = {'task': 'adapter', 'file': str(file), 'projectRoot': str(file.parent), 'function': 'later'}
    source = slot.task({**order, 'args': [moment, BIGINT]}).json['source']
    exported = file.with_name('exported.py')
    exported.write_text(source)
    arguments = [{'kind': 'column', 'type': moment}, {'kind': 'constant', 'type': BIGINT, 'value': '1'}]
    opened = slot.open(exported, 'later_pandas', [moment], mode='process-arrow', funcType='pandas', args=arguments)
    assert opened.kind == FrameKind.OPENED, opened
    slot.send_batch([moment], [[0, None]])
    assert batch_values(slot.receive(), moment) == [86_400_000_000, None]
