"""The tasks `read` and `describe`: a file of data as BATCH frames, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from udf_worker.arrow_io import buffers_of
from udf_worker.channel import Channel
from udf_worker.errors import WorkbenchError
from udf_worker.protocol import FrameKind
from udf_worker.readers.cells import cells_of
from udf_worker.readers.source_file import Field, ReadBatch, SourceFile
from udf_worker.values.payload import batch_pieces

SAMPLE_ROWS = 1_000
SAMPLE_VALUES = 20
BYTES_PER_KIB = 1024


def open_source(source: dict[str, Any]) -> SourceFile:
    """Raises FILE_NOT_FOUND, SOURCE_UNREADABLE."""
    source_format: str = source['format']
    if source_format == 'csv':
        from udf_worker.readers.csv_file import CsvFile

        return CsvFile(source['path'], source['nullMarks'])
    if source_format == 'jsonl':
        from udf_worker.readers.jsonl_file import JsonlFile

        return JsonlFile(source['path'])
    if source_format == 'json':
        from udf_worker.readers.json_file import JsonFile

        return JsonFile(source['path'])
    if source_format == 'parquet':
        from udf_worker.readers.parquet_file import ParquetFile

        return ParquetFile(source['path'])
    if source_format == 'arrow':
        from udf_worker.readers.arrow_file import ArrowFile

        return ArrowFile(source['path'])
    raise WorkbenchError(
        'BAD_REQUEST', 'usage', f'There is no file format {source_format!r}.', {'format': source_format}
    )


def read_source(channel: Channel, order: dict[str, Any]) -> None:
    """Sends the file in batches, as fast as the slot takes them.

    `sequence` of a batch is the KiB of the file read so far.
    """
    columns: list[Field] = order['columns']
    source = open_source(order['source'])
    batches = source.batches(columns)
    channel.send_json(FrameKind.OPENED, {'rows': source.rows, 'bytes': source.size_bytes})
    for batch in sliced(batches, order['batchRows'], order['maxRows']):
        buffers = [
            buffer for array, column in zip(batch.arrays, columns) for buffer in buffers_of(array, column['type'])
        ]
        position = batch.position_bytes // BYTES_PER_KIB
        channel.send(FrameKind.BATCH, batch_pieces(batch.rows, buffers), position, batch.rows)
    channel.send(FrameKind.END_OF_SOURCE, ())


def sliced(batches: Iterator[ReadBatch], batch_rows: int, max_rows: int | None) -> Iterator[ReadBatch]:
    """Batches of at most `batch_rows` rows, `max_rows` in all (None: all there are)."""
    remaining = max_rows
    for batch in batches:
        rows = batch.rows if remaining is None else min(batch.rows, remaining)
        for first in range(0, rows, batch_rows):
            count = min(batch_rows, rows - first)
            arrays = [array.slice(first, count) for array in batch.arrays]
            yield ReadBatch(count, arrays, batch.position_bytes)
        if remaining is not None:
            remaining -= rows
            if remaining == 0:
                return


def describe_source(channel: Channel, order: dict[str, Any]) -> None:
    channel.send_json(FrameKind.ANSWER, description(order['source']))


def description(order: dict[str, Any]) -> dict[str, Any]:
    """A DataDescription of src/contract/model/project.ts."""
    source = open_source(order)
    fields = source.fields(order['schema'])
    first = next(sliced(source.batches(fields), SAMPLE_ROWS, SAMPLE_ROWS), None)
    columns: list[dict[str, Any]] = []
    for index, field in enumerate(fields):
        sample = first.arrays[index].slice(0, SAMPLE_VALUES) if first is not None else None
        columns.append(
            {
                'field': field,
                'sample': [] if sample is None else cells_of(sample, field['type']),
                'nullsInSample': 0 if first is None else first.arrays[index].null_count,
            }
        )
    return {'columns': columns, 'rows': source.rows, 'sizeBytes': source.size_bytes}
