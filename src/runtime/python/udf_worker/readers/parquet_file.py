"""Parquet: columns and types from the file itself."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from udf_worker.arrow_io import pa
from udf_worker.readers.arrow_types import flink_field
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
        own = [flink_field(field) for field in self.schema]
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
