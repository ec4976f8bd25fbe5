"""What outputs are compared by: a checksum, or for DOUBLE sums that rounding in the last place barely moves."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc

ARROW_TYPES = {'BIGINT': pa.int64(), 'DOUBLE': pa.float64(), 'STRING': pa.large_string()}


def arrow_type(result: Any) -> pa.DataType:
    """`result`: BIGINT, DOUBLE, STRING, or a list of [name, type] for a ROW."""
    if isinstance(result, str):
        return ARROW_TYPES[result]
    return pa.struct([pa.field(name, arrow_type(each)) for name, each in result])


def array_of(values: list[Any], result: Any) -> pa.Array:
    """Python values of a lane; a ROW may be anything with a value a field."""
    if isinstance(result, str):
        return pa.array(values, type=arrow_type(result))
    fields = [array_of([value[index] for value in values], each) for index, (_, each) in enumerate(result)]
    return pa.StructArray.from_arrays(fields, names=[name for name, _ in result])


def digest(column: Any, result: Any, rows: int | None) -> dict[str, Any]:
    """Of the first `rows` of an array or chunked array; None: of all."""
    chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    whole = pa.concat_arrays([chunk.cast(arrow_type(result)) for chunk in chunks])
    return of_array(whole if rows is None else whole[:rows], result)


def of_array(array: pa.Array, result: Any) -> dict[str, Any]:
    if not isinstance(result, str):
        parts = zip(array.flatten(), result)
        return {'rows': len(array), 'fields': [of_array(part, each) for part, (_, each) in parts]}
    figures = {'rows': len(array), 'nulls': array.null_count}
    if result == 'DOUBLE':
        values = pc.fill_null(array, 0.0).to_numpy(zero_copy_only=False)
        weights = np.arange(len(values)) % 1013 + 1.0
        return {**figures, 'sums': [float(values.sum()), float((values * weights).sum())]}
    return {**figures, 'sha256': checksum(array, result)}


def checksum(array: pa.Array, result: str) -> str:
    hashed = hashlib.sha256(pc.is_null(array).to_numpy(zero_copy_only=False).tobytes())
    if result == 'BIGINT':
        hashed.update(pc.fill_null(array, 0).to_numpy(zero_copy_only=False).tobytes())
    else:
        hashed.update(pc.fill_null(pc.binary_length(array), 0).to_numpy(zero_copy_only=False).tobytes())
        for text in array.drop_null().to_pylist():
            hashed.update(text.encode())
    return hashed.hexdigest()


def digest_file(order: dict[str, Any]) -> dict[str, Any]:
    """Of a stored result of the workbench: an Arrow IPC stream whose last column is the function's."""
    with pa.memory_map(order['path']) as file:
        table = pa.ipc.open_stream(file).read_all()
    return digest(table.column(table.num_columns - 1), order['result'], order['rows'])
