"""Records and batches hold every value of every type, at any place, with and without NULL."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from slot import data_type, raw_columns

from udf_worker import protocol
from udf_worker.batch_codec import BatchDecoder, batch_pieces, column_buffers
from udf_worker.column_types import TypeJson
from udf_worker.rows_codec import RowsDecoder, decode_rows, encode_rows

TYPES: dict[str, TypeJson] = {
    'BOOLEAN': data_type('BOOLEAN'),
    'TINYINT': data_type('TINYINT'),
    'SMALLINT': data_type('SMALLINT'),
    'INT': data_type('INT'),
    'BIGINT': data_type('BIGINT'),
    'FLOAT': data_type('FLOAT'),
    'DOUBLE': data_type('DOUBLE'),
    'DATE': data_type('DATE'),
    'TIMESTAMP(3)': data_type('TIMESTAMP', precision=3),
    'TIMESTAMP(6)': data_type('TIMESTAMP', precision=6),
    'STRING': data_type('STRING'),
    'CHAR': data_type('CHAR', length=3),
    'BYTES': data_type('BYTES'),
}
WORDS = ['', 'a', 'Ångström', '東京', '\x00', 'x' * 300, '🜂']
ASCII_WORDS = ['', 'a', 'plain', '~' * 40]


def random_value(source: random.Random, name: str, ascii_only: bool) -> Any:
    bits = {'TINYINT': 8, 'SMALLINT': 16, 'INT': 32, 'BIGINT': 64, 'DATE': 20, 'TIMESTAMP(6)': 56}.get(name)
    if bits is not None:
        limit = 1 << (bits - 1)
        return source.choice([-limit, limit - 1, 0, -1, source.randrange(-limit, limit)])
    if name == 'BOOLEAN':
        return source.random() < 0.5
    if name == 'FLOAT':
        return source.choice([0.0, -0.0, 1.5, float('inf'), -(2.0**-149)])
    if name == 'DOUBLE':
        return source.choice([0.0, -0.0, source.random(), float('-inf'), 5e-324])
    if name == 'TIMESTAMP(3)':
        return source.randrange(-(10**13), 10**13) * 1000
    if name == 'BYTES':
        return source.choice([b'', b'\x00\xff', source.randbytes(source.randrange(9)) if not ascii_only else b'abc'])
    return source.choice(ASCII_WORDS if ascii_only else WORDS)


def random_columns(seed: int) -> tuple[list[TypeJson], list[list[Any]], int]:
    source = random.Random(seed)
    names = [source.choice(list(TYPES)) for _ in range(source.choice([1, 1, 2, 3, 5, 33, 70]))]
    rows = source.choice([0, 1, 2, 7, 8, 9, 63, 64, 65, 200])
    null_share = source.choice([0.0, 0.0, 0.1, 0.9, 1.0])
    ascii_only = source.random() < 0.5
    columns = [
        [None if source.random() < null_share else random_value(source, name, ascii_only) for _ in range(rows)]
        for name in names
    ]
    return [TYPES[name] for name in names], columns, rows


def same(left: Any, right: Any) -> bool:
    return repr(left) == repr(right)


@pytest.mark.parametrize('seed', range(60))
def test_rows_come_out_as_they_went_in(seed: int) -> None:
    types, columns, rows = random_columns(seed)
    payload = memoryview(b''.join(encode_rows(raw_columns(types, columns), rows)))
    assert same([list(column) for column in decode_rows(payload, types, rows)], columns)


@pytest.mark.parametrize('seed', range(20))
def test_rows_may_be_taken_in_parts(seed: int) -> None:
    types, columns, rows = random_columns(seed)
    frame = RowsDecoder(types).open(memoryview(b''.join(encode_rows(raw_columns(types, columns), rows))), rows)
    source = random.Random(seed)
    taken: list[list[Any]] = [[] for _ in columns]
    left = rows
    while left:
        count = source.randrange(1, left + 1)
        left -= count
        for values, column in zip(taken, frame.take(count)):
            values.extend(column.values)
            assert [row for row, value in enumerate(column.values) if value is None] == column.nulls
    assert same(taken, columns)


@pytest.mark.parametrize('seed', range(60))
def test_batches_come_out_as_they_went_in(seed: int) -> None:
    types, columns, rows = random_columns(seed)
    buffers = [buffer for column in raw_columns(types, columns) for buffer in column_buffers(column)]
    payload = memoryview(b''.join(batch_pieces(rows, buffers)))
    decoded = [column.values for column in BatchDecoder(types).open(payload).take(rows)]
    assert same(decoded, columns)


@pytest.mark.parametrize('seed', range(40))
def test_pyarrow_reads_and_writes_the_same_batches(seed: int) -> None:
    from udf_worker.arrow_io import arrays_of, buffers_of
    from udf_worker.batch_codec import split_batch

    types, columns, rows = random_columns(seed)
    buffers = [buffer for column in raw_columns(types, columns) for buffer in column_buffers(column)]
    payload = memoryview(b''.join(batch_pieces(rows, buffers)))
    arrays = arrays_of(types, split_batch(payload), rows)
    for array in arrays:
        array.validate(full=True)
    # A slice begins inside the buffers, at a bit that is no byte's first.
    first = min(3, rows)
    again = [buffer for array, each in zip(arrays, types) for buffer in buffers_of(array.slice(first), each)]
    decoded = BatchDecoder(types).open(memoryview(b''.join(batch_pieces(rows - first, again)))).take(rows - first)
    assert same([column.values for column in decoded], [column[first:] for column in columns])


def test_a_frame_without_null_and_strings_is_packed_records() -> None:
    import struct

    types = [TYPES['BIGINT'], TYPES['INT']]
    pieces = encode_rows(raw_columns(types, [[1, -2], [3, 4]]), 2)
    assert b''.join(pieces) == struct.pack('<2I', 2, 24) + struct.pack('<qiqi', 1, 3, -2, 4)


def test_records_of_another_size_are_refused() -> None:
    types = [TYPES['BIGINT']]
    payload = b''.join(encode_rows(raw_columns(types, [[1, 2]]), 2))
    with pytest.raises(ValueError, match='3 records of 8 bytes do not make 16 bytes'):
        RowsDecoder(types).open(memoryview(payload), 3)


def test_constants_are_those_of_the_contract() -> None:
    contract = Path(__file__).parents[3] / 'contract' / 'wire' / 'worker.ts'
    text = contract.read_text()
    declared = dict(re.findall(r'^  ([A-Z_]+): (\d+),$', text, re.MULTILINE))
    frame_kinds = {name: str(value) for name, value in vars(protocol.FrameKind).items() if name.isupper()}
    assert frame_kinds == declared
    assert f'PROTOCOL_VERSION = {protocol.PROTOCOL_VERSION};' in text
    assert f'FRAME_HEADER_BYTES = {protocol.FRAME_HEADER_BYTES};' in text
    assert 'FRAME_MAX_BYTES = 1 << 30;' in text and protocol.FRAME_MAX_BYTES == 1 << 30
    flags = f'HAS_NULLS: {protocol.RowsFlag.HAS_NULLS}, ASCII_HEAP: {protocol.RowsFlag.ASCII_HEAP}'
    assert flags in text
    clocks = re.search(r'workerClocks = \[(.*?)\]', text)
    assert clocks is not None and tuple(re.findall(r"'(\w+)'", clocks[1])) == protocol.WORKER_CLOCKS
