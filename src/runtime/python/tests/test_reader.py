"""Files of data: what is found in them, what is read from them, and what is said where a value does not fit."""

from __future__ import annotations

import importlib
import json
import random
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slot import Slot, data_type

from udf_worker.arrow_io import arrays_of
from udf_worker.protocol import FrameKind
from udf_worker.readers.cells import cells_of
from udf_worker.type_text import parse_type
from udf_worker.values.payload import split_batch
from udf_worker.values.type_sql import type_sql

pa: Any = importlib.import_module('pyarrow')
pq: Any = importlib.import_module('pyarrow.parquet')
ipc: Any = importlib.import_module('pyarrow.ipc')


@pytest.fixture(scope='module')
def slot() -> Iterator[Slot]:
    """One worker for all: importing pyarrow takes longer than the tests."""
    with Slot() as made:
        yield made


def source(path: Path, **more: Any) -> dict[str, Any]:
    return {'kind': 'file', 'path': str(path), 'format': path.suffix[1:], 'nullMarks': [], 'schema': [], **more}


def describe(slot: Slot, path: Path, **more: Any) -> Any:
    answer = slot.task({'task': 'describe', 'source': source(path, **more)})
    assert answer.kind in (FrameKind.ANSWER, FrameKind.ERROR)
    return answer.json


def described_types(slot: Slot, path: Path, **more: Any) -> dict[str, str]:
    return {each['field']['name']: text_of(each['field']['type']) for each in describe(slot, path, **more)['columns']}


def text_of(each: dict[str, Any]) -> str:
    return type_sql(each).replace('`', '')


def read_order(path: Path, types: dict[str, Any], batch_rows: int, max_rows: int | None, **more: Any) -> dict[str, Any]:
    fields = [{'name': name, 'type': each} for name, each in types.items()]
    bounds = {'batchRows': batch_rows, 'maxRows': max_rows}
    return {'task': 'read', 'source': source(path, **more), 'columns': fields, **bounds}


def read(
    slot: Slot,
    path: Path,
    columns: dict[str, str],
    *,
    batch_rows: int = 10_000,
    max_rows: int | None = None,
    **more: Any,
) -> Any:
    """Cells by column, or the error's data."""
    types = [parse_type(each) for each in columns.values()]
    order = read_order(path, dict(zip(columns, types)), batch_rows, max_rows, **more)
    opened = slot.task(order)
    if opened.kind == FrameKind.ERROR:
        return opened.json
    values: dict[str, list[Any]] = {name: [] for name in columns}
    while True:
        frame = slot.receive()
        if frame.kind == FrameKind.END_OF_SOURCE:
            return values
        if frame.kind == FrameKind.ERROR:
            return frame.json
        assert 0 < frame.rows <= batch_rows
        for name, each, column in zip(columns, types, arrays(frame.payload, types, frame.rows)):
            column.validate(full=True)
            values[name].extend(cells_of(column, each))


def arrays(payload: bytes, types: list[Any], rows: int) -> list[Any]:
    # Arrow wants its memory aligned.
    memory = memoryview(pa.allocate_buffer(len(payload))).cast('B')
    memory[:] = payload
    return arrays_of(types, split_batch(memory), rows)


# --- types


def test_types_of_csv_columns_are_inferred(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.csv'
    columns = {
        'whole': ('1', '-2'),
        'decimal': ('1.5', '1e3'),
        'mixed': ('1', '2.5'),
        'flag': ('true', 'FALSE'),
        'day': ('2024-02-29', 'NA'),
        'moment': ('2024-02-29T12:00:00', '2024-02-29 12:00:00.5'),
        'fine': ('2024-01-01 00:00:00.1234', '2024-01-01T00:00:00'),
        'zoned': ('2013-01-01T10:00:00Z', '2013-01-01T10:00:00Z'),
        'word': ('x', '1'),
        'empty': ('', 'NA'),
        'huge': ('9223372036854775808', '1'),
        'both': ('2024-01-01', '2024-01-01T00:00:00'),
    }
    path.write_text('\n'.join(map(','.join, [columns, *zip(*columns.values())])) + '\n')
    assert described_types(slot, path, nullMarks=['NA']) == {
        'whole': 'BIGINT',
        'decimal': 'DOUBLE',
        'mixed': 'DOUBLE',
        'flag': 'BOOLEAN',
        'day': 'DATE',
        'moment': 'TIMESTAMP(3)',
        'fine': 'TIMESTAMP(6)',
        'zoned': 'STRING',
        'word': 'STRING',
        'empty': 'STRING',
        'huge': 'STRING',
        'both': 'TIMESTAMP(3)',
    }


@pytest.mark.parametrize('place', [0.5, 1.0])
def test_a_value_in_the_middle_or_at_the_end_of_a_large_file_counts(slot: Slot, tmp_path: Path, place: float) -> None:
    rows = [f'{n},plain text to make the row longer\n' for n in range(100_000)]
    rows[int(place * (len(rows) - 1))] = '0.5,x\n'
    path = tmp_path / 'large.csv'
    path.write_text('n,text\n' + ''.join(rows))
    assert path.stat().st_size > 3 << 20
    assert described_types(slot, path) == {'n': 'DOUBLE', 'text': 'STRING'}


def test_a_description_has_samples_as_cells_and_counts_nulls(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.csv'
    path.write_text('n,x,day,at\n9007199254740993,0.5,2024-02-29,2024-02-29T01:02:03.500\n,NaN,,\n')
    description = describe(slot, path)
    assert [column['sample'] for column in description['columns']] == [
        ['9007199254740993', None],
        [0.5, 'NaN'],
        ['2024-02-29', None],
        ['2024-02-29T01:02:03.5', None],
    ]
    assert [column['nullsInSample'] for column in description['columns']] == [1, 0, 1, 1]
    assert (description['rows'], description['sizeBytes']) == (None, path.stat().st_size)


def test_declared_types_replace_inferred_ones(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.csv'
    path.write_text('code,n\n007,1\n')
    assert described_types(slot, path, schema=[{'name': 'code', 'type': data_type('STRING')}]) == {
        'code': 'STRING',
        'n': 'BIGINT',
    }
    error = describe(slot, path, schema=[{'name': 'cod', 'type': data_type('STRING')}])
    assert (error['code'], error['hint']) == ('COLUMN_NOT_FOUND', 'Did you mean code?')


def test_json_lines_are_inferred_and_read(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.jsonl'
    lines = [
        {'n': 1, 'x': 1, 'ok': True, 'day': '2024-02-29', 'at': '2024-01-01T00:00:00.25', 'text': 'ä', 'any': 5},
        {'n': None, 'x': 0.5, 'day': None, 'text': '1', 'any': {'a': [1]}, 'late': 'z'},
    ]
    path.write_text('\n'.join(json.dumps(line, ensure_ascii=False) for line in lines) + '\n\n', encoding='utf-8')
    types = described_types(slot, path)
    assert types == {
        'n': 'BIGINT',
        'x': 'DOUBLE',
        'ok': 'BOOLEAN',
        'day': 'DATE',
        'at': 'TIMESTAMP(3)',
        'text': 'STRING',
        'any': 'STRING',
        'late': 'STRING',
    }
    assert read(slot, path, types) == {
        'n': ['1', None],
        'x': [1.0, 0.5],
        'ok': [True, None],
        'day': ['2024-02-29', None],
        'at': ['2024-01-01T00:00:00.25', None],
        'text': ['ä', '1'],
        'any': ['5', '{"a": [1]}'],
        'late': [None, 'z'],
    }


def test_parquet_knows_its_types_and_rows(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.parquet'
    table = pa.table(
        {
            'n': pa.array([1, None], pa.int64()),
            'small': pa.array([1, -1], pa.int8()),
            'x': pa.array([0.5, None], pa.float32()),
            'text': pa.array(['ä', None]).dictionary_encode(),
            'at': pa.array([1, None], pa.timestamp('us')),
            'zoned': pa.array([1_000_000, None], pa.timestamp('us', 'America/New_York')),
            'day': pa.array([1, None], pa.date32()),
        }
    )
    pq.write_table(table, path)
    types = described_types(slot, path)
    assert types == {
        'n': 'BIGINT',
        'small': 'TINYINT',
        'x': 'FLOAT',
        'text': 'STRING',
        'at': 'TIMESTAMP(6)',
        'zoned': 'TIMESTAMP_LTZ(6)',
        'day': 'DATE',
    }
    assert describe(slot, path)['rows'] == 2
    values = read(slot, path, types)
    assert values['zoned'] == ['1970-01-01T00:00:01Z', None]
    assert (values['n'], values['text']) == (['1', None], ['ä', None])
    assert (values['at'], values['day']) == (['1970-01-01T00:00:00.000001', None], ['1970-01-02', None])
    assert read(slot, path, {'zoned': 'STRING'})['zoned'] == ['1970-01-01T00:00:01.000000Z', None]


# --- reading


def test_only_wanted_columns_come_in_the_order_asked_and_in_bounded_batches(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'wide.csv'
    names = [f'c{index}' for index in range(300)]
    path.write_text(','.join(names) + '\n' + ''.join(','.join([str(row)] * 300) + '\n' for row in range(1_001)))
    values = read(slot, path, {'c299': 'BIGINT', 'c0': 'STRING'}, batch_rows=7)
    numbers = [str(row) for row in range(1_001)]
    assert values == {'c299': numbers, 'c0': numbers}
    assert read(slot, path, {'c1': 'INT'}, max_rows=10) == {'c1': list(range(10))}


@pytest.mark.parametrize('suffix', ['csv', 'jsonl', 'parquet'])
def test_rows_are_counted_without_any_column(slot: Slot, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f'a.{suffix}'
    if suffix == 'csv':
        path.write_text('a\n1\n2\n3\n')
    elif suffix == 'jsonl':
        path.write_text('{"a":1}\n\n{"a":2}\n{"a":3}')
    else:
        pq.write_table(pa.table({'a': [1, 2, 3]}), path)
    assert slot.task(read_order(path, {}, 10, None)).kind == FrameKind.OPENED
    rows = 0
    while (frame := slot.receive()).kind == FrameKind.BATCH:
        rows += frame.rows
    assert (frame.kind, rows) == (FrameKind.END_OF_SOURCE, 3)


def test_null_marks_and_quotes(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.csv'
    path.write_bytes(b'\xef\xbb\xbfn,text\r\nNA,"two\nlines, ""quoted"""\r\n-,NA\r\n5,\r\n')
    values = read(slot, path, {'n': 'BIGINT', 'text': 'STRING'}, nullMarks=['NA', '-'])
    assert values == {'n': [None, None, '5'], 'text': ['two\nlines, "quoted"', None, None]}


def test_bytes_are_base64_in_text_files(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.csv'
    path.write_text('b\nAP8=\n\n')
    assert read(slot, path, {'b': 'BYTES'}) == {'b': ['AP8=']}
    path.write_text('b\nAP8=\nnot base64\n')
    assert read(slot, path, {'b': 'BYTES'})['facts']['dataLine'] == 3


def test_json_lines_may_hold_plain_objects_for_rows_and_maps(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.jsonl'
    lines = [
        '{"r": {"b": "x", "a": 1, "more": true}, "m": {"k": 1, "j": null}, "n": {"10": 1.5, "9": "NaN"}}',
        '{"r": [2, null], "m": [["k", 2]], "n": [], "d": 1.005}',
        '{"r": {"b": "y"}, "m": null, "d": "12345678901234567890.12", "t": "10:20", "z": "2024-01-01T00:00:00+02:00"}',
        '{"d": 12345678901234567890.12}',
    ]
    path.write_text('\n'.join(lines))
    columns = {
        'r': 'ROW<a INT, b STRING>',
        'm': 'MAP<STRING, BIGINT>',
        'n': 'MAP<INT, DOUBLE>',
        'd': 'DECIMAL(22, 2)',
        't': 'TIME(3)',
        'z': 'TIMESTAMP_LTZ(3)',
    }
    assert read(slot, path, columns) == {
        'r': [[1, 'x'], [2, None], [None, 'y'], None],
        'm': [[['j', None], ['k', '1']], [['k', '2']], None, None],
        'n': [[[10, 1.5], [9, 'NaN']], [], None, None],
        'd': [None, '1.01', '12345678901234567890.12', '12345678901234567890.12'],
        't': [None, None, '10:20:00', None],
        'z': [None, None, '2023-12-31T22:00:00Z', None],
    }


@pytest.mark.parametrize('suffix', ['csv', 'jsonl'])
@pytest.mark.parametrize(
    ('declared', 'text'),
    [
        ('ARRAY<INT>', '[1, "x"]'),
        ('ARRAY<INT>', '{"a": 1}'),
        ('MAP<STRING, INT>', '[["a"]]'),
        ('MAP<INT, INT>', '{"a": 1}'),
        ('ROW<a INT, b INT>', '[1]'),
        ('ROW<a DATE>', '{"a": "2024-13-01"}'),
        ('ARRAY<DECIMAL(3, 2)>', '["99"]'),
        ('DECIMAL(3, 2)', '"NaN"'),
        ('TIME(3)', '"25:00:00"'),
        ('TIMESTAMP_LTZ(3)', '"2024-01-01T00:00:00"'),
    ],
)
def test_values_inside_of_others_are_told_with_their_row(
    slot: Slot, tmp_path: Path, suffix: str, declared: str, text: str
) -> None:
    path = tmp_path / f'a.{suffix}'
    if suffix == 'csv':
        bare = json.loads(text) if text.startswith('"') else text
        path.write_text('v\nNA\n' + '"' + bare.replace('"', '""') + '"\n')
    else:
        path.write_text('{"v":null}\n{"v":' + text + '}\n')
    error = read(slot, path, {'v': declared}, nullMarks=['NA'])
    assert (error['code'], error['facts']['row'], error['facts']['columnName']) == ('SOURCE_VALUE', 1, 'v')
    assert error['facts']['declaredType'].replace('`', '') == declared
    assert error['facts']['dataLine'] == (3 if suffix == 'csv' else 2)


def write_typed(path: Path, table: Any) -> None:
    if path.suffix == '.parquet':
        pq.write_table(table, path)
    else:
        with ipc.new_stream(path, table.schema) if path.stem == 'stream' else ipc.new_file(path, table.schema) as file:
            file.write_table(table)


@pytest.mark.parametrize('name', ['a.parquet', 'stream.arrow', 'file.arrow'])
def test_typed_files_are_described_and_read_without_any_declaration(slot: Slot, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    point = pa.struct([pa.field('x', pa.float64(), nullable=False), pa.field('y', pa.list_(pa.int16()))])
    table = pa.table(
        {
            'time': pa.array([1, None], pa.time64('us')),
            'late': pa.array([253_402_300_799_999, None], pa.timestamp('ms', '+02:00')),
            'far': pa.array([1, None], pa.timestamp('ns')),
            'price': pa.array([None, '1.50'], pa.string()).cast(pa.decimal128(10, 2)),
            'list': pa.array([[1, None], None], pa.large_list(pa.int32())),
            'map': pa.array([[('k', 1)], None], pa.map_(pa.string(), pa.int64())),
            'point': pa.array([{'x': 0.5, 'y': [1, None]}, None], point),
            'word': pa.array(['a', None]).dictionary_encode(),
            'blob': pa.array([b'\x00', None], pa.large_binary()),
        }
    )
    write_typed(path, table)
    types = described_types(slot, path)
    assert types == {
        'time': 'TIME(6)',
        'late': 'TIMESTAMP_LTZ(3)',
        'far': 'TIMESTAMP(9)',
        'price': 'DECIMAL(10, 2)',
        'list': 'ARRAY<INT>',
        'map': 'MAP<STRING NOT NULL, BIGINT>',
        'point': 'ROW<x DOUBLE NOT NULL, y ARRAY<SMALLINT>>',
        'word': 'STRING',
        'blob': 'BYTES',
    }
    assert read(slot, path, types) == {
        'time': ['00:00:00.000001', None],
        'late': ['9999-12-31T23:59:59.999Z', None],
        'far': ['1970-01-01T00:00:00.000000001', None],
        'price': [None, '1.50'],
        'list': [[1, None], None],
        'map': [[['k', '1']], None],
        'point': [[0.5, [1, None]], None],
        'word': ['a', None],
        'blob': ['AA==', None],
    }
    wider = {'list': 'ARRAY<BIGINT>', 'point': 'ROW<y ARRAY<STRING>, z INT>', 'price': 'DECIMAL(12, 4)'}
    assert read(slot, path, wider) == {
        'list': [['1', None], None],
        'point': [[['1', None], None], None],
        'price': [None, '1.5000'],
    }
    error = read(slot, path, {'list': 'ARRAY<STRING>', 'map': 'MAP<STRING, DATE>'})
    assert (error['code'], error['facts']['columnName'], error['facts']['row']) == ('SOURCE_VALUE', 'map', 0)


def test_what_lies_under_a_null_of_an_arrow_file_is_not_read(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.arrow'
    offsets = pa.py_buffer(array('i', [0, 2, 4, 5]))
    validity = pa.array([True, False, True]).buffers()[1]
    hidden = pa.Array.from_buffers(
        pa.list_(pa.int32()), 3, [validity, offsets], children=[pa.array([1, 2, 3, 4, 5], pa.int32())]
    )
    write_typed(path, pa.table({'list': hidden}))
    assert read(slot, path, {'list': 'ARRAY<INT>'}) == {'list': [[1, 2], None, [5]]}
    slot.task(read_order(path, {'list': parse_type('ARRAY<INT>')}, 10, None))
    frame = slot.receive()
    assert [bytes(each) for each in split_batch(memoryview(frame.payload))[1:2]] == [array('i', [0, 2, 2, 3]).tobytes()]
    assert slot.receive().kind == FrameKind.END_OF_SOURCE


# --- errors


def test_a_wrong_csv_value_is_told_with_its_place_and_the_way_out(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'delays.csv'
    path.write_text('carrier,delay\n' + '"A\nA",1\n' * 5_000 + 'UA,late\n' + 'UA,2\n' * 5_000)
    error = read(slot, path, {'delay': 'BIGINT'})
    assert (error['code'], error['stage']) == ('SOURCE_VALUE', 'run')
    facts = error['facts']
    assert (facts['row'], facts['dataLine'], facts['columnName']) == (5_000, 10_002, 'delay')
    assert (facts['value'], facts['declaredType'], facts['file']) == ("'late'", 'BIGINT', str(path))
    assert error['error'] == "delays.csv at line 10002: 'late' in column delay is no BIGINT."
    assert 'delay STRING' in error['hint']


@pytest.mark.parametrize(
    ('declared', 'text'),
    [
        ('TINYINT', '300'),
        ('BIGINT', '1.5'),
        ('DOUBLE', 'x'),
        ('BOOLEAN', 'maybe'),
        ('DATE', '2024-13-01'),
        ('TIMESTAMP(3)', '2024-01-01T00:00:00Z'),
        ('TIMESTAMP(3)', '2024-01-01T00:00:00.123456'),
    ],
)
@pytest.mark.parametrize('suffix', ['csv', 'jsonl'])
def test_values_that_do_not_fit_are_told(slot: Slot, tmp_path: Path, suffix: str, declared: str, text: str) -> None:
    path = tmp_path / f'a.{suffix}'
    is_number = suffix == 'jsonl' and declared in ('TINYINT', 'BIGINT')
    shown = text if is_number else repr(text)
    if suffix == 'csv':
        path.write_text(f'v\nNA\n{text}\n')
    else:
        path.write_text('{"v":null}\n' + json.dumps({'v': json.loads(text) if is_number else text}) + '\n')
    error = read(slot, path, {'v': declared}, nullMarks=['NA'])
    assert (error['code'], error['facts']['row'], error['facts']['value']) == ('SOURCE_VALUE', 1, shown)
    assert error['facts']['declaredType'] == declared
    assert error['facts']['dataLine'] == (3 if suffix == 'csv' else 2)


def test_a_wrong_parquet_value_is_told_with_its_row(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.parquet'
    pq.write_table(pa.table({'n': [1] * 40_000 + [1_000, 2]}), path)
    error = read(slot, path, {'n': 'TINYINT'})
    assert (error['code'], error['facts']['row'], error['facts']['value']) == ('SOURCE_VALUE', 40_000, '1000')


def test_a_missing_column_is_told_with_those_that_exist(slot: Slot, tmp_path: Path) -> None:
    path = tmp_path / 'a.csv'
    path.write_text('dep_delay,carrier\n1,UA\n')
    error = read(slot, path, {'dep_dleay': 'BIGINT'})
    assert (error['code'], error['hint']) == ('COLUMN_NOT_FOUND', 'Did you mean dep_delay?')
    assert error['facts']['columns'] == ['dep_delay', 'carrier']


@pytest.mark.parametrize(
    ('name', 'content', 'line', 'reason'),
    [
        ('a.csv', b'', None, 'it is empty'),
        ('a.csv', b'a,a\n1,2\n', 1, 'two columns'),
        ('a.csv', b'a,b\n1,2\n3\n', 3, 'this record has 1'),
        ('a.csv', b'a\nx\n\xff\xfe\n', 3, 'not UTF-8'),
        ('a.jsonl', b'', None, 'no records'),
        ('a.jsonl', b'{"a":1}\n{"a":\n', 2, 'Expecting value'),
        ('a.jsonl', b'{"a":1}\n[1]\n', 2, 'not a JSON object'),
        ('a.parquet', b'not parquet at all', None, 'Parquet'),
        ('a.arrow', b'not Arrow at all', None, ''),
        ('a.arrow', b'', None, ''),
    ],
)
def test_unreadable_files_are_told(
    slot: Slot, tmp_path: Path, name: str, content: bytes, line: int | None, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    error = read(slot, path, {'a': 'STRING'})
    assert error['code'] == 'SOURCE_UNREADABLE'
    assert error['facts'].get('dataLine') == line
    assert reason in error['error']


def test_a_file_that_is_not_there_is_told_with_a_near_name(slot: Slot, tmp_path: Path) -> None:
    (tmp_path / 'flights.csv').write_text('a\n1\n')
    error = describe(slot, tmp_path / 'fligths.csv')
    assert (error['code'], error['hint']) == ('FILE_NOT_FOUND', f'Did you mean {tmp_path / "flights.csv"}?')
    assert describe(slot, tmp_path / 'nowhere' / 'a.csv')['code'] == 'FILE_NOT_FOUND'


# --- memory


@pytest.mark.parametrize('suffix', ['csv', 'jsonl', 'parquet', 'arrow'])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, suffix: str) -> None:
    peaks: list[int] = []
    for megabytes in (20, 200):
        path = tmp_path / f'{megabytes}.{suffix}'
        write_large(path, megabytes << 20)
        with Slot() as own:
            rows = len(read(own, path, {'n': 'BIGINT'})['n'])
            assert rows > 200_000
            peaks.append(peak_bytes(own.process.pid))
        path.unlink()
    assert peaks[1] - peaks[0] < 24 << 20


def write_large(path: Path, size_bytes: int) -> None:
    source = random.Random(1)
    texts = [''.join(source.choices('abcdefgh', k=60)) for _ in range(1_000)]
    if path.suffix == '.parquet':
        schema = pa.schema({'n': pa.int64(), 'text': pa.string()})
        with pq.ParquetWriter(path, schema, use_dictionary=False, compression='none') as writer:
            batch = pa.record_batch([list(range(100_000)), texts * 100], schema=schema)
            while path.stat().st_size < size_bytes:
                writer.write_batch(batch)
        return
    if path.suffix == '.arrow':
        schema = pa.schema({'n': pa.int64(), 'text': pa.string()})
        with open(path, 'wb') as file, ipc.new_stream(file, schema) as writer:
            batch = pa.record_batch([list(range(100_000)), texts * 100], schema=schema)
            while file.tell() < size_bytes:
                writer.write_batch(batch)
        return
    line = '{{"n": {n}, "text": "{text}"}}\n' if path.suffix == '.jsonl' else '{n},{text}\n'
    block = ''.join(line.format(n=n, text=text) for n, text in enumerate(texts)) * 10
    with open(path, 'w') as file:
        file.write('' if path.suffix == '.jsonl' else 'n,text\n')
        while file.tell() < size_bytes:
            file.write(block)


def peak_bytes(pid: int) -> int:
    with open(f'/proc/{pid}/status') as status:
        line = next(line for line in status if line.startswith('VmHWM'))
    return int(line.split()[1]) * 1024
