"""The task `write`: BATCH frames as a Parquet or Arrow file, a group of rows at a time."""

from __future__ import annotations

from typing import Any

from udf_worker.arrow_io import allocate, arrays_of, arrow_type, pa
from udf_worker.channel import Channel
from udf_worker.grouped_file import grouped_file, telling_unwritable
from udf_worker.protocol import FrameKind
from udf_worker.readers.arrow_types import FLINK_TYPE
from udf_worker.values.payload import split_batch
from udf_worker.values.type_sql import type_sql


def write_file(channel: Channel, order: dict[str, Any]) -> None:
    """Takes batches until CLOSE; answers CLOSED when the file is whole. Raises SINK_UNWRITABLE.

    Where the slot hangs up before that, what has come so far is a whole file too.
    """
    path: str = order['path']
    columns: list[dict[str, Any]] = order['columns']
    schema = pa.schema([field_of(column) for column in columns])
    types = [column['type'] for column in columns]
    # Batches are kept until their group is written: each needs memory that no later frame is received into.
    channel.allocate = allocate
    with telling_unwritable(path), grouped_file(order['format'], path, schema) as file:
        channel.send_json(FrameKind.OPENED, {})
        while True:
            frame = channel.receive()
            if frame is None or frame.kind == FrameKind.CLOSE:
                break
            arrays = arrays_of(types, split_batch(frame.take_payload()), frame.rows)
            file.add(pa.record_batch(arrays, schema=schema))
        file.write_group()
    channel.send(FrameKind.CLOSED, ())


def field_of(column: dict[str, Any]) -> Any:
    """With the Flink type beside Arrow's, so that what is written is read back as it was."""
    metadata = {FLINK_TYPE: type_sql(column['type']).encode('utf-8')}
    return pa.field(column['name'], arrow_type(column['type']), metadata=metadata)
