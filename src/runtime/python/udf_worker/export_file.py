"""The task `export`: a stored result (an Arrow stream) as a Parquet file or an Arrow file, a few batches at a time."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from udf_worker.channel import Channel
from udf_worker.grouped_file import grouped_file, telling_unwritable
from udf_worker.protocol import FrameKind

ipc: Any = importlib.import_module('pyarrow.ipc')


def export_file(channel: Channel, order: dict[str, Any]) -> None:
    """Answers how many rows were written, after REPORT frames with the rows so far. Raises SINK_UNWRITABLE."""
    path: str = order['path']
    with telling_unwritable(path), open(order['store'], 'rb') as store:
        stream = ipc.open_stream(store)
        with grouped_file(order['format'], path, stream.schema) as file:
            for batch in first_batches(stream, order['rows']):
                if file.add(batch):
                    channel.send_json(FrameKind.REPORT, {'rows': file.rows_written})
            if file.batches:
                file.write_group()
                channel.send_json(FrameKind.REPORT, {'rows': file.rows_written})
    channel.send_json(FrameKind.ANSWER, {'rows': file.rows_written})


def first_batches(stream: Any, rows: int) -> Iterator[Any]:
    """The first `rows` rows. Never reads beyond them: the stream may be still written, or torn."""
    while rows > 0:
        batch = stream.read_next_batch()
        yield batch.slice(0, rows)
        rows -= batch.num_rows
