"""Adapters: a general function mapped over Arrow batches gives the rows it gives row by row, here and as a file."""

from __future__ import annotations

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
ADAPTED = {'mode': 'process-arrow', 'adapter': True}
ROW_MODE = {'mode': 'process-row', 'adapter': False}
PANDAS = {'mode': 'process-arrow', 'kind': 'pandas_scalar', 'funcType': 'pandas'}


@pytest.fixture(scope='module')
def slot() -> Iterator[Slot]:
    with Slot() as made:
        yield made


def run(slot: Slot, file: Path, types: list[Any], batch: list[list[Any]], **more: Any) -> Any:
    """Raw results of `f` over one batch, or the error's data."""
    opened = slot.open(file, more.pop('function', 'f'), types, **more)
    if opened.kind == FrameKind.ERROR:
        return opened.json
    slot.send_batch(types, batch)
    answer = slot.receive_until(FrameKind.BATCH_RESULT)[-1]
    if answer.kind == FrameKind.ERROR:
        return answer.json
    result = opened.json['resultType']
    fields = [field['type'] for field in result['fields']] if more.get('rowBased') else [result]
    values = result_values(answer, fields)
    assert slot.close_job().kind == FrameKind.CLOSED
    return values if more.get('rowBased') else values[0]


def timed(kind: str, precision: int) -> Any:
    return data_type(kind, precision=precision)


def required(kind: str) -> Any:
    return {'kind': kind, 'nullable': False}


def row(**fields: Any) -> Any:
    return data_type('ROW', fields=[{'name': name, 'type': each} for name, each in fields.items()])


MICROS = 1_700_000_000_123_456
COLUMNS: list[tuple[Any, list[Any]]] = [
    (data_type('BOOLEAN'), [True, None]),
    (data_type('TINYINT'), [1, None]),
    (BIGINT, [2**53, None]),
    (BIGINT, [2**62, -1]),
    (data_type('FLOAT'), [0.5, None]),
    (DOUBLE, [float('inf'), None]),
    (STRING, ['ä😀', None]),
    (data_type('BINARY', length=2), [b'ab', None]),
    (data_type('BYTES'), [b'\xff', None]),
    (data_type('DATE'), [-1, None]),
    (timed('TIME', 0), [86_399_000, None]),
    (timed('TIME', 3), [1, None]),
    (timed('TIMESTAMP', 0), [1_700_000_000_000, None]),
    (timed('TIMESTAMP', 3), [1_700_000_000_123, None]),
    (timed('TIMESTAMP', 6), [MICROS, None]),
    (timed('TIMESTAMP', 9), [MICROS * 1000 + 789, None]),
    (timed('TIMESTAMP_LTZ', 3), [1_700_000_000_123, None]),
    (data_type('ARRAY', element=BIGINT), [[1, None], None]),
    (data_type('ARRAY', element=data_type('BOOLEAN')), [[True, None], []]),
    (data_type('ARRAY', element=timed('TIMESTAMP', 9)), [[None], None]),
    (data_type('ARRAY', element=data_type('ARRAY', element=STRING)), [[['a', None], None], None]),
    (data_type('MAP', key=required('STRING'), value=BIGINT), [[('a', 1), ('b', None)], None]),
    (data_type('MAP', key=required('BIGINT'), value=data_type('ARRAY', element=DOUBLE)), [[(1, [0.5, None])], []]),
    (row(a=BIGINT, b=STRING, c=data_type('ARRAY', element=BIGINT)), [{'a': 1, 'b': None, 'c': [1]}]),
]


@pytest.mark.parametrize(('column_type', 'values'), COLUMNS)
def test_the_function_sees_what_it_sees_row_by_row(
    slot: Slot, write_udf: WriteUdf, column_type: Any, values: list[Any]
) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.STRING())
        def f(v):
            return f'{type(v).__name__} {v!r}'
    """)
    by_rows, adapted = (
        run(slot, file, [column_type], [values], localTimeZone='Europe/Berlin', **mode) for mode in (ROW_MODE, ADAPTED)
    )
    assert adapted == by_rows


X_AND_Y = "ROW([DataTypes.FIELD('x', DataTypes.INT()), DataTypes.FIELD('y', DataTypes.STRING())])"


@pytest.mark.parametrize(
    ('declared', 'expression'),
    [
        ('BIGINT()', 'v / 2 if v > 1 else None'),
        ('BIGINT()', '9007199254740993 if v > 1 else None'),
        ('TINYINT()', 'True'),
        ('DOUBLE()', 'v'),
        ('FLOAT()', 'v / 3'),
        ('BOOLEAN()', 'v - 1'),
        ('DATE()', 'datetime.datetime(1970, 1, v, 5)'),
        ('TIME(0)', 'datetime.time(1, 2, v)'),
        ('TIME(3)', 'datetime.time(1, 2, v, 999999)'),
        ('TIMESTAMP(0)', 'datetime.datetime(1970, 1, 1, 0, 0, v)'),
        ('TIMESTAMP(3)', 'datetime.datetime(1970, 1, 1, 0, 0, v, 1999)'),
        ('TIMESTAMP(3)', 'datetime.datetime(1969, 12, 31, 23, 59, v, 500000)'),
        ('TIMESTAMP(6)', 'datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=v)))'),
        ('TIMESTAMP_LTZ(3)', 'datetime.datetime(2024, 1, 1, v, tzinfo=datetime.timezone.utc)'),
        ('TIMESTAMP_LTZ(3)', 'datetime.datetime(2024, 1, 1, v)'),
        ('DECIMAL(5, 2)', "decimal.Decimal('1.005') * v"),
        ('STRING()', 'str(v)'),
        ('CHAR(2)', "'abc' * v"),
        ('BYTES()', "bytearray(b'x' * v)"),
        ('BINARY(2)', "b'xy'"),
        ('ARRAY(DataTypes.INT())', '[v, None, 1.9]'),
        ('ARRAY(DataTypes.ARRAY(DataTypes.STRING()))', "[['a', None], None]"),
        ('MAP(DataTypes.STRING(), DataTypes.DOUBLE())', "{'a': v, 'b': None} if v > 1 else None"),
        (
            "ROW([DataTypes.FIELD('x', DataTypes.INT()), DataTypes.FIELD('y', DataTypes.STRING())])",
            "Row(v, 'a', 'more')",
        ),
        ("ROW([DataTypes.FIELD('x', DataTypes.INT()), DataTypes.FIELD('y', DataTypes.STRING())])", 'Row(y=None, x=v)'),
        ("ROW([DataTypes.FIELD('x', DataTypes.INT())])", 'None if v > 1 else Row(None)'),
    ],
)
def test_results_become_what_the_row_coder_makes_of_them(
    slot: Slot, write_udf: WriteUdf, declared: str, expression: str
) -> None:
    imports = 'import datetime\nimport decimal\nfrom pyflink.common import Row\n'
    file = write_udf(f'{imports}f = udf(lambda v: {expression}, result_type=DataTypes.{declared})\n')
    by_rows, adapted = (
        run(slot, file, [BIGINT], [[1, 2]], localTimeZone='Europe/Berlin', **mode) for mode in (ROW_MODE, ADAPTED)
    )
    assert adapted == by_rows
    assert len(by_rows) == 2


@pytest.mark.parametrize(
    ('declared', 'expression'),
    [
        ('BIGINT()', "'1'"),
        ('STRING()', '1'),
        ('BYTES()', "'a'"),
        ('ARRAY(DataTypes.INT())', '(1, 2)'),
        ("ROW([DataTypes.FIELD('x', DataTypes.INT())])", '(1,)'),
        ("ROW([DataTypes.FIELD('x', DataTypes.INT())])", 'Row(y=1)'),
        ('DECIMAL(3, 2)', "decimal.Decimal('10')"),
    ],
)
def test_results_refused_row_by_row_are_refused(
    slot: Slot, write_udf: WriteUdf, declared: str, expression: str
) -> None:
    imports = 'import decimal\nfrom pyflink.common import Row\n'
    file = write_udf(f'{imports}f = udf(lambda v: {expression}, result_type=DataTypes.{declared})\n')
    by_rows, adapted = (run(slot, file, [BIGINT], [[1, 2]], **mode) for mode in (ROW_MODE, ADAPTED))
    assert adapted['code'] == by_rows['code'] == 'RESULT_TYPE'
    assert (adapted['error_type'], adapted['error']) == (by_rows['error_type'], by_rows['error'])
    assert adapted['facts']['row'] == by_rows['facts']['row'] == 0
    assert adapted['facts']['args'] == by_rows['facts']['args']


def test_an_exception_names_row_and_arguments(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf('f = udf(lambda top, low: top // low, result_type=DataTypes.BIGINT())\n')
    data = run(slot, file, [BIGINT, BIGINT], [[1, 2], [1, 0]], **ADAPTED)
    assert data['facts']['row'] == 1
    assert [(each['name'], each['value']) for each in data['facts']['args']] == [('top', '2'), ('low', '0')]
    assert data['line'] == 3


def test_chained_general_functions_are_one_call(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.BIGINT())
        def g(v):
            return v / 2

        @udf(result_type=DataTypes.STRING())
        def f(half, v, constant):
            return f'{half} {v} {constant}'
    """)
    column = {'kind': 'column', 'index': 0}
    inner = {'kind': 'call', 'function': 'g', 'funcType': 'general', 'resultType': BIGINT, 'args': [column]}
    args = [inner, column, {'kind': 'constant', 'type': BIGINT, 'value': '7'}]
    assert run(slot, file, [BIGINT], [[1, 2]], args=args, **ADAPTED) == ['0.5 1 7', '1.0 2 7']


@pytest.mark.parametrize(
    ('types', 'error'),
    [
        ([data_type('MAP', key=STRING, value=BIGINT)], 'Map key type should be non-nullable'),
        (
            [data_type('ARRAY', element=row(x=BIGINT))],
            'ROW is not supported to be used as the element type of ArrayType.',
        ),
        ([], 'f gets no column, and Flink cannot call a pandas function without one.'),
    ],
)
def test_what_no_pandas_function_can_get_is_refused(
    slot: Slot, write_udf: WriteUdf, types: list[Any], error: str
) -> None:
    file = write_udf('f = udf(lambda *values: 1, result_type=DataTypes.BIGINT())\n')
    opened = slot.open(file, 'f', types, **ADAPTED)
    assert (opened.kind, opened.json['error']) == (FrameKind.ERROR, error)


def test_a_row_based_map_gets_rows(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        from pyflink.common import Row

        @udf(result_type='ROW<total BIGINT, seen STRING>')
        def f(row):
            return Row(row.c0 + row[1], repr(row))
    """)
    for mode in (ROW_MODE, ADAPTED):
        values = run(slot, file, [BIGINT, BIGINT], [[1, 2], [10, 20]], rowBased='map', **mode)
        assert values == [[11, 22], ['Row(c0=1, c1=10)', 'Row(c0=2, c1=20)']]


# --- as a file


def exported(slot: Slot, file: Path, function: str, types: list[Any]) -> Path:
    order = {'task': 'adapter', 'file': str(file), 'projectRoot': str(file.parent), 'function': function, 'args': types}
    answer = slot.task(order)
    assert answer.kind == FrameKind.ANSWER, answer
    written = file.with_name('exported_adapter.py')
    written.write_text(answer.json['source'])
    return written


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
    batch: list[list[Any]] = [[3, None, -1], ['AA', 'UA', 'B6']]
    file = write_udf(function if shape == 'function' else as_class, 'grading.py')
    written = exported(slot, file, 'grade', types)
    assert run(slot, written, types, batch, function='grade_pandas', **PANDAS) == [6, None, -2]


@pytest.mark.parametrize(('column_type', 'values'), COLUMNS)
def test_an_exported_adapter_takes_every_type(
    slot: Slot, write_udf: WriteUdf, column_type: Any, values: list[Any]
) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.STRING())
        def f(v):
            return f'{type(v).__name__} {v!r}'
    """)
    written = exported(slot, file, 'f', [column_type])
    by_rows = run(slot, file, [column_type], [values], **ROW_MODE)
    assert run(slot, written, [column_type], [values], function='f_pandas', **PANDAS) == by_rows


def test_an_exported_adapter_returns_nested_types(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import datetime
        import decimal

        from pyflink.common import Row

        @udf(result_type='ROW<a ARRAY<DECIMAL(5, 2)>, m MAP<STRING NOT NULL, TIMESTAMP(3)>, t TIME(3)>')
        def f(v):
            moment = datetime.datetime(2024, 1, 1, 0, 0, v)
            return Row([decimal.Decimal(v)], {'x': moment}, moment.time())
    """)
    written = exported(slot, file, 'f', [BIGINT])
    by_rows = run(slot, file, [BIGINT], [[1, 2]], **ROW_MODE)
    assert run(slot, written, [BIGINT], [[1, 2]], function='f_pandas', **PANDAS) == by_rows


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
    moment = timed('TIMESTAMP', 3)
    written = exported(slot, file, 'later', [moment, BIGINT])
    args = [{'kind': 'column', 'index': 0}, {'kind': 'constant', 'type': BIGINT, 'value': '1'}]
    values = run(slot, written, [moment], [[0, None]], function='later_pandas', args=args, **PANDAS)
    assert values == [86_400_000, None]
