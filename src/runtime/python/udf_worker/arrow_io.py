"""Arrow arrays over the raw buffers of BATCH payloads, without copying. The only importer of pyarrow for batches."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from udf_worker.errors import WorkbenchError
from udf_worker.values.layout import BINARY_KINDS, STRING_KINDS, TypeJson, time_unit

# pyarrow has no type hints: its values are Any here and stay inside functions whose own types say what they are.
pa: Any = importlib.import_module('pyarrow')

SIMPLE_TYPES: dict[str, Any] = {
    'BOOLEAN': pa.bool_(),
    'TINYINT': pa.int8(),
    'SMALLINT': pa.int16(),
    'INT': pa.int32(),
    'BIGINT': pa.int64(),
    'FLOAT': pa.float32(),
    'DOUBLE': pa.float64(),
    'DATE': pa.date32(),
}


def arrow_type(data_type: TypeJson) -> Any:
    """The wire's pyarrow type: Flink's, but with BINARY(n) as a variable type and whole seconds as milliseconds."""
    kind: str = data_type['kind']
    if kind in SIMPLE_TYPES:
        return SIMPLE_TYPES[kind]
    if kind in STRING_KINDS:
        return pa.utf8()
    if kind in BINARY_KINDS:
        return pa.binary()
    if kind in ('TIMESTAMP', 'TIMESTAMP_LTZ'):
        return pa.timestamp(time_unit(data_type))
    if kind == 'TIME':
        unit = time_unit(data_type)
        return pa.time32(unit) if unit == 'ms' else pa.time64(unit)
    if kind == 'DECIMAL':
        return pa.decimal128(data_type['precision'], data_type['scale'])
    if kind == 'ARRAY':
        return pa.list_(arrow_type(data_type['element']))
    if kind == 'MAP':
        return pa.map_(arrow_type(data_type['key']), arrow_type(data_type['value']))
    if kind == 'ROW':
        return pa.struct([pa.field(field['name'], arrow_type(field['type'])) for field in data_type['fields']])
    raise WorkbenchError('UNSUPPORTED_TYPE', 'plan', f'{kind} has no Arrow form.', {'declaredType': kind})


def allocate(size: int) -> memoryview:
    """Memory from Arrow's pool for one payload: not zeroed first, and alive as long as an array shows it."""
    return memoryview(pa.allocate_buffer(size)).cast('B')


def arrays_of(types: list[TypeJson], buffers: list[memoryview], rows: int) -> list[Any]:
    """pyarrow arrays that show the buffers' memory."""
    remaining = iter(buffers)
    return [array_of(data_type, remaining, rows) for data_type in types]


def array_of(data_type: TypeJson, buffers: Iterator[memoryview], rows: int) -> Any:
    kind: str = data_type['kind']
    target = arrow_type(data_type)
    validity = validity_buffer(next(buffers))
    if kind == 'ROW':
        children = [array_of(field['type'], buffers, rows) for field in data_type['fields']]
        return pa.Array.from_buffers(target, rows, [validity], children=children)
    if kind in ('ARRAY', 'MAP'):
        offsets = next(buffers)
        inner_rows: int = offsets.cast('i')[rows] if rows else 0
        return list_array(data_type, target, rows, [validity, pa.py_buffer(offsets)], buffers, inner_rows)
    if kind in STRING_KINDS or kind in BINARY_KINDS:
        parts = [validity, pa.py_buffer(next(buffers)), pa.py_buffer(next(buffers))]
        return pa.Array.from_buffers(target, rows, parts)
    return pa.Array.from_buffers(target, rows, [validity, pa.py_buffer(next(buffers))])


def list_array(
    data_type: TypeJson, target: Any, rows: int, parts: list[Any], buffers: Iterator[memoryview], inner_rows: int
) -> Any:
    if data_type['kind'] == 'ARRAY':
        return pa.Array.from_buffers(
            target, rows, parts, children=[array_of(data_type['element'], buffers, inner_rows)]
        )
    keys = array_of(data_type['key'], buffers, inner_rows)
    values = array_of(data_type['value'], buffers, inner_rows)
    entries = pa.StructArray.from_arrays([keys, values], fields=[target.key_field, target.item_field])
    return pa.Array.from_buffers(target, rows, parts, children=[entries])


def validity_buffer(validity: memoryview) -> Any:
    return pa.py_buffer(validity) if len(validity) else None


# --- arrays to buffers


def buffers_of(array: Any, data_type: TypeJson) -> list[memoryview]:
    """The buffers of an array of `arrow_type(data_type)`, offsets beginning at 0. They show the array's memory."""
    compact = compacted(array)
    buffers: list[memoryview] = []
    add_buffers(compact, data_type, buffers)
    return buffers


def compacted(array: Any) -> Any:
    """The array itself where it begins at its buffers' begin, else a copy that does. concat_arrays writes offsets
    anew.
    """
    return array if array.offset == 0 and offsets_begin_at_zero(array) else pa.concat_arrays([array])


def offsets_begin_at_zero(array: Any) -> bool:
    if not has_offsets(array.type) or len(array) == 0:
        return True
    first: int = memoryview(array.buffers()[1]).cast('B')[:4].cast('i')[0]
    return first == 0


def has_offsets(kind: Any) -> bool:
    types = pa.types
    return bool(types.is_string(kind) or types.is_binary(kind) or types.is_list(kind) or types.is_map(kind))


def add_buffers(array: Any, data_type: TypeJson, buffers: list[memoryview]) -> None:
    kind: str = data_type['kind']
    rows = len(array)
    raw = array.buffers()
    buffers.append(cut(raw[0], (rows + 7) // 8) if array.null_count else EMPTY)
    if kind == 'ROW':
        for index, field in enumerate(data_type['fields']):
            buffers.extend(buffers_of(array.field(index), field['type']))
        return
    if kind in ('ARRAY', 'MAP'):
        inner_rows = add_offsets(raw[1], rows, buffers)
        if kind == 'ARRAY':
            buffers.extend(buffers_of(array.values.slice(0, inner_rows), data_type['element']))
        else:
            buffers.extend(buffers_of(array.keys.slice(0, inner_rows), data_type['key']))
            buffers.extend(buffers_of(array.items.slice(0, inner_rows), data_type['value']))
        return
    if kind in STRING_KINDS or kind in BINARY_KINDS:
        size = add_offsets(raw[1], rows, buffers)
        buffers.append(cut(raw[2], size))
        return
    buffers.append(cut(raw[1], (rows * array.type.bit_width + 7) // 8))


def add_offsets(raw: Any, rows: int, buffers: list[memoryview]) -> int:
    """Adds the offsets, and answers the last one. An empty array may come without any."""
    if raw is None or raw.size == 0:
        buffers.append(memoryview(bytes(4)))
        return 0
    offsets = cut(raw, 4 * (rows + 1))
    buffers.append(offsets)
    last: int = offsets[4 * rows :].cast('i')[0]
    return last


EMPTY = memoryview(b'')


def cut(raw: Any, size: int) -> memoryview:
    if size == 0 or raw is None:
        return EMPTY
    return memoryview(raw).cast('B')[:size]
