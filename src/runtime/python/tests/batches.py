"""BATCH payloads for tests: columns of raw values (DATE in days, TIMESTAMP in its unit, None for NULL) and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from udf_worker.arrow_io import arrays_of, arrow_type, buffers_of, pa
from udf_worker.types import TypeJson
from udf_worker.values.payload import UNKNOWN_ROW, batch_pieces, split_batch


def data_type(kind: str, **more: Any) -> TypeJson:
    return {'kind': kind, 'nullable': True, **more}


def batch_payload(
    types: Sequence[TypeJson],
    columns: Sequence[Sequence[Any]],
    rows: int | None = None,
    first: int = UNKNOWN_ROW,
) -> bytes:
    """`rows` where there are no columns."""
    count = len(columns[0]) if rows is None else rows
    buffers: list[memoryview] = []
    for each, values in zip(types, columns):
        buffers += buffers_of(pa.array(list(values), type=arrow_type(each)), each)
    return b''.join(batch_pieces(count, buffers, first))


def payload_values(payload: bytes | memoryview, types: Sequence[TypeJson], rows: int) -> list[list[Any]]:
    """Raw values by column; values of nested types as pyarrow gives them."""
    # Arrow wants its memory aligned.
    aligned = pa.allocate_buffer(len(payload))
    memory = memoryview(aligned).cast('B')
    memory[:] = payload
    arrays = arrays_of(list(types), split_batch(memory), rows)
    return [raw_values(array) for array in arrays]


def raw_values(array: Any) -> list[Any]:
    if pa.types.is_date32(array.type) or pa.types.is_time32(array.type):
        return array.view(pa.int32()).to_pylist()
    if pa.types.is_timestamp(array.type) or pa.types.is_time64(array.type):
        return array.view(pa.int64()).to_pylist()
    return array.to_pylist()
