"""Arrow IPC, both the stream and the file format: columns and types from the file itself."""

from __future__ import annotations

import importlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from udf_worker.arrow_io import pa
from udf_worker.errors import WorkbenchError
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

ipc: Any = importlib.import_module('pyarrow.ipc')

FILE_FORMAT_MAGIC = b'ARROW1'


class ArrowFile:
    def __init__(self, path: str) -> None:
        self.path = path
        self.size_bytes = data_file_size(path)
        self.rows: int | None = None
        with self.problems_told(), open(path, 'rb') as file:
            self.is_stream = file.read(len(FILE_FORMAT_MAGIC)) != FILE_FORMAT_MAGIC
            file.seek(0)
            self.schema: Any = (ipc.open_stream(file) if self.is_stream else ipc.open_file(file)).schema
            self.check_names()

    def check_names(self) -> None:
        for index, name in enumerate(self.schema.names):
            if name in self.schema.names[:index]:
                raise unreadable(self.path, f'it has two columns {name!r}.', hint='Rename one of them.')

    def fields(self, declared: Sequence[Field]) -> list[Field]:
        return declared_fields(self.path, [flink_field(field) for field in self.schema], declared)

    def batches(self, columns: Sequence[Field]) -> Iterator[ReadBatch]:
        check_columns(self.path, columns, self.schema.names)
        indexes = [self.schema.names.index(column['name']) for column in columns]
        read = 0
        with self.problems_told(), open(self.path, 'rb') as file:
            for batch, position in self.stream_batches(file) if self.is_stream else self.file_batches(file):
                arrays = [self.array_of(column, batch.column(index), read) for column, index in zip(columns, indexes)]
                read += batch.num_rows
                yield ReadBatch(batch.num_rows, arrays, position)

    def stream_batches(self, file: Any) -> Iterator[tuple[Any, int]]:
        for batch in ipc.open_stream(file):
            yield batch, file.tell()

    def file_batches(self, file: Any) -> Iterator[tuple[Any, int]]:
        reader = ipc.open_file(file)
        for index in range(reader.num_record_batches):
            yield reader.get_batch(index), self.size_bytes * (index + 1) // reader.num_record_batches

    def array_of(self, column: Field, array: Any, first_row: int) -> Any:
        try:
            return converted(array, column['type'])
        except UnfitValue as unfit:
            raise wrong_value(self.path, column, unfit.value, row=first_row + unfit.row) from None

    @contextmanager
    def problems_told(self) -> Generator[None, None, None]:
        try:
            yield
        except WorkbenchError:
            raise
        except (pa.ArrowException, OSError, EOFError) as problem:
            reason = str(problem) or 'it ends in the middle of a batch.'
            raise unreadable(self.path, reason) from problem
