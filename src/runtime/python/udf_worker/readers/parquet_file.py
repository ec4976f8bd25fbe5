"""Parquet: columns and types from the file itself."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from udf_worker.arrow_io import pa
from udf_worker.column_types import TypeJson
from udf_worker.readers.convert_array import UnfitValue, converted
from udf_worker.readers.source_file import (
    Field,
    ReadBatch,
    check_columns,
    data_file_size,
    declared_fields,
    unreadable,
    wrong_value,
)

pq: Any = importlib.import_module('pyarrow.parquet')

BATCH_ROWS = 16_384
# Pages are read through a buffer of this size, so that a large row group is never in memory whole.
BUFFER_BYTES = 256 << 10
PRECISIONS = {'s': 0, 'ms': 3, 'us': 6, 'ns': 9}


class ParquetFile:
    def __init__(self, path: str) -> None:
        self.path = path
        self.size_bytes = data_file_size(path)
        try:
            with self.open() as file:
                self.rows: int | None = file.metadata.num_rows
                self.schema: Any = file.schema_arrow
        except (pa.ArrowException, OSError) as problem:
            raise unreadable(path, f'{problem}') from problem

    def open(self) -> Any:
        return pq.ParquetFile(self.path, buffer_size=BUFFER_BYTES, pre_buffer=False)

    def fields(self, declared: Sequence[Field]) -> list[Field]:
        own = [{'name': field.name, 'type': flink_type(field.type, field.nullable)} for field in self.schema]
        return declared_fields(self.path, own, declared)

    def batches(self, columns: Sequence[Field]) -> Iterator[ReadBatch]:
        names = [column['name'] for column in columns]
        check_columns(self.path, columns, self.schema.names)
        read = 0
        try:
            with self.open() as file:
                for batch in file.iter_batches(
                    batch_size=BATCH_ROWS, columns=list(dict.fromkeys(names)), use_threads=False
                ):
                    arrays = [self.array_of(column, batch.column(column['name']), read) for column in columns]
                    read += batch.num_rows
                    yield ReadBatch(batch.num_rows, arrays, self.size_bytes * read // max(1, self.rows or 0))
        except (pa.ArrowException, OSError) as problem:
            raise unreadable(self.path, f'{problem}') from problem

    def array_of(self, column: Field, array: Any, first_row: int) -> Any:
        try:
            return converted(array, column['type'])
        except UnfitValue as unfit:
            raise wrong_value(self.path, column, unfit.value, row=first_row + unfit.row) from None


def flink_type(source: Any, nullable: bool) -> TypeJson:
    """The Flink type that holds all values of an Arrow type; STRING where there is none."""
    simple = simple_kind(source)
    if simple is not None:
        return {'kind': simple, 'nullable': nullable}
    types: Any = pa.types
    if types.is_timestamp(source) and source.tz is None:
        return {'kind': 'TIMESTAMP', 'nullable': nullable, 'precision': PRECISIONS[source.unit]}
    if types.is_time(source):
        return {'kind': 'TIME', 'nullable': nullable, 'precision': PRECISIONS[source.unit]}
    if types.is_uint64(source):
        return {'kind': 'DECIMAL', 'nullable': nullable, 'precision': 20, 'scale': 0}
    if types.is_decimal(source) and source.precision <= 38:
        return {'kind': 'DECIMAL', 'nullable': nullable, 'precision': source.precision, 'scale': source.scale}
    if types.is_list(source) or types.is_large_list(source):
        return {'kind': 'ARRAY', 'nullable': nullable, 'element': flink_type(source.value_type, True)}
    if types.is_map(source):
        key, value = flink_type(source.key_type, False), flink_type(source.item_type, True)
        return {'kind': 'MAP', 'nullable': nullable, 'key': key, 'value': value}
    if types.is_struct(source):
        fields = [{'name': field.name, 'type': flink_type(field.type, field.nullable)} for field in source]
        return {'kind': 'ROW', 'nullable': nullable, 'fields': fields}
    return {'kind': 'STRING', 'nullable': nullable}


def simple_kind(source: Any) -> str | None:
    types: Any = pa.types
    tests = (
        (types.is_boolean, 'BOOLEAN'),
        (types.is_int8, 'TINYINT'),
        (types.is_int16, 'SMALLINT'),
        (types.is_uint8, 'SMALLINT'),
        (types.is_int32, 'INT'),
        (types.is_uint16, 'INT'),
        (types.is_int64, 'BIGINT'),
        (types.is_uint32, 'BIGINT'),
        (types.is_float16, 'FLOAT'),
        (types.is_float32, 'FLOAT'),
        (types.is_float64, 'DOUBLE'),
        (types.is_date, 'DATE'),
        (types.is_binary, 'BYTES'),
        (types.is_large_binary, 'BYTES'),
        (types.is_fixed_size_binary, 'BYTES'),
    )
    return next((kind for test, kind in tests if test(source)), None)
