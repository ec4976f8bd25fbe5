"""The task `export`: a stored result (an Arrow stream) as a Parquet file or an Arrow file, a few batches at a time."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from udf_worker.arrow_io import pa
from udf_worker.channel import Channel
from udf_worker.errors import WorkbenchError
from udf_worker.protocol import FrameKind

ipc: Any = importlib.import_module('pyarrow.ipc')

GROUP_ROWS = 131_072
GROUP_BYTES = 64 << 20


def export_file(channel: Channel, order: dict[str, Any]) -> None:
    """Answers how many rows were written, after REPORT frames with the rows so far. Raises SINK_UNWRITABLE."""
    path: str = order['path']
    written = 0
    try:
        with open(order['store'], 'rb') as store:
            stream = ipc.open_stream(store)
            with writer_of(order['format'], path, stream.schema) as writer:
                for group in groups(stream, order['rows']):
                    writer.write_table(pa.Table.from_batches(group, stream.schema))
                    written += sum(batch.num_rows for batch in group)
                    channel.send_json(FrameKind.REPORT, {'rows': written})
    except (pa.ArrowException, OSError) as problem:
        raise unwritable(path, problem) from None
    channel.send_json(FrameKind.ANSWER, {'rows': written})


def writer_of(file_format: str, path: str, schema: Any) -> Any:
    if file_format == 'parquet':
        parquet: Any = importlib.import_module('pyarrow.parquet')
        return parquet.ParquetWriter(path, schema, version='2.6')
    return ipc.new_file(path, schema)


def groups(stream: Any, rows: int) -> Iterator[list[Any]]:
    """The first `rows` rows in groups, each written as one: stored batches are smaller than Parquet is read well in.

    Never reads beyond them: the stream may be still written, or torn.
    """
    group: list[Any] = []
    group_rows = group_bytes = 0
    while rows > 0:
        batch = stream.read_next_batch()
        group.append(batch.slice(0, rows))
        rows -= batch.num_rows
        group_rows += batch.num_rows
        group_bytes += batch.nbytes
        if rows <= 0 or group_rows >= GROUP_ROWS or group_bytes >= GROUP_BYTES:
            yield group
            group = []
            group_rows = group_bytes = 0


def unwritable(path: str, problem: BaseException) -> WorkbenchError:
    return WorkbenchError(
        'SINK_UNWRITABLE',
        'sink',
        f'Cannot write {path}: {problem}.',
        {'path': path},
        hint='Choose a file that can be written, or another format.',
    )
