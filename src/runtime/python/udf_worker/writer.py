"""The task `write`: BATCH frames as a Parquet or Arrow file, a group of rows at a time."""

from __future__ import annotations

import importlib
from typing import Any

from udf_worker.arrow_io import arrays_of, arrow_type, pa
from udf_worker.channel import Channel
from udf_worker.errors import WorkbenchError
from udf_worker.protocol import FrameKind
from udf_worker.readers.arrow_types import FLINK_TYPE
from udf_worker.values.payload import split_batch
from udf_worker.values.type_sql import type_sql

GROUP_ROWS = 131_072
GROUP_BYTES = 64 << 20


def write_file(channel: Channel, order: dict[str, Any]) -> None:
    """Takes batches until CLOSE; answers CLOSED when the file is whole. Raises SINK_UNWRITABLE.

    Where the slot hangs up before that, what has come so far is a whole file too.
    """
    path: str = order['path']
    columns: list[dict[str, Any]] = order['columns']
    schema = pa.schema([field_of(column) for column in columns])
    types = [column['type'] for column in columns]
    group = Group(schema)
    try:
        with writer_of(order['format'], path, schema) as writer:
            channel.send_json(FrameKind.OPENED, {})
            while True:
                frame = channel.receive()
                if frame is None or frame.kind == FrameKind.CLOSE:
                    group.write(writer)
                    break
                # Kept until its group is written: the payload's memory is this frame's own.
                arrays = arrays_of(types, split_batch(frame.take_payload()), frame.rows)
                group.add(pa.record_batch(arrays, schema=schema))
                if group.is_full:
                    group.write(writer)
    except (pa.ArrowException, OSError) as problem:
        raise unwritable(path, problem) from None
    channel.send(FrameKind.CLOSED, ())


class Group:
    """Batches that are written as one: those of a job are smaller than what Parquet is read well in."""

    def __init__(self, schema: Any) -> None:
        self.schema = schema
        self.batches: list[Any] = []
        self.rows = 0
        self.size_bytes = 0

    @property
    def is_full(self) -> bool:
        return self.rows >= GROUP_ROWS or self.size_bytes >= GROUP_BYTES

    def add(self, batch: Any) -> None:
        self.batches.append(batch)
        self.rows += batch.num_rows
        self.size_bytes += batch.nbytes

    def write(self, writer: Any) -> None:
        if self.batches:
            writer.write_table(pa.Table.from_batches(self.batches, self.schema))
        self.batches, self.rows, self.size_bytes = [], 0, 0


def field_of(column: dict[str, Any]) -> Any:
    """With the Flink type beside Arrow's, so that what is written is read back as it was."""
    metadata = {FLINK_TYPE: type_sql(column['type']).encode('utf-8')}
    return pa.field(column['name'], arrow_type(column['type']), metadata=metadata)


def writer_of(file_format: str, path: str, schema: Any) -> Any:
    if file_format == 'parquet':
        parquet: Any = importlib.import_module('pyarrow.parquet')
        return parquet.ParquetWriter(path, schema, version='2.6')
    ipc: Any = importlib.import_module('pyarrow.ipc')
    return ipc.new_file(path, schema)


def unwritable(path: str, problem: BaseException) -> WorkbenchError:
    return WorkbenchError(
        'SINK_UNWRITABLE',
        'sink',
        f'Cannot write {path}: {problem}.',
        {'path': path},
        hint='Choose a file that can be written, or another format.',
    )
