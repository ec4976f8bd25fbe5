"""Parquet and Arrow files, written a group of batches at a time: those of a job are smaller than what Parquet is read
well in.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Generator
from typing import Any

from udf_worker.arrow_io import pa
from udf_worker.errors import WorkbenchError

GROUP_ROWS = 131_072
GROUP_BYTES = 64 << 20


class GroupedFile:
    def __init__(self, writer: Any, schema: Any) -> None:
        self.writer = writer
        self.schema = schema
        self.batches: list[Any] = []
        self.rows = 0
        self.size_bytes = 0
        self.rows_written = 0

    def add(self, batch: Any) -> bool:
        """Keeps the batch until its group is full, or closed. Whether the group was written with it."""
        self.batches.append(batch)
        self.rows += batch.num_rows
        self.size_bytes += batch.nbytes
        is_full = self.rows >= GROUP_ROWS or self.size_bytes >= GROUP_BYTES
        if is_full:
            self.write_group()
        return is_full

    def write_group(self) -> None:
        if self.batches:
            self.writer.write_table(pa.Table.from_batches(self.batches, self.schema))
        self.rows_written += self.rows
        self.batches, self.rows, self.size_bytes = [], 0, 0


@contextlib.contextmanager
def grouped_file(file_format: str, path: str, schema: Any) -> Generator[GroupedFile]:
    """`file_format` is parquet or arrow. The last group is the caller's to write."""
    with writer_of(file_format, path, schema) as writer:
        yield GroupedFile(writer, schema)


def writer_of(file_format: str, path: str, schema: Any) -> Any:
    if file_format == 'parquet':
        parquet: Any = importlib.import_module('pyarrow.parquet')
        return parquet.ParquetWriter(path, schema, version='2.6')
    ipc: Any = importlib.import_module('pyarrow.ipc')
    return ipc.new_file(path, schema)


@contextlib.contextmanager
def telling_unwritable(path: str) -> Generator[None]:
    """Raises what Arrow or the system raises within as SINK_UNWRITABLE."""
    try:
        yield
    except (pa.ArrowException, OSError) as problem:
        raise WorkbenchError(
            'SINK_UNWRITABLE',
            'sink',
            f'Cannot write {path}: {problem}.',
            {'path': path},
            hint='Choose a file that can be written, or another format.',
        ) from None
