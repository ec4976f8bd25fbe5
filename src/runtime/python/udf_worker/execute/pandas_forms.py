"""Where the Arrow that Flink sends a pandas function, or takes from it, is not the wire's.

BINARY(n) has its length there, fields of a ROW their nullability, whole seconds are seconds. And Flink's TIME
holds milliseconds, whatever its precision.
"""

from __future__ import annotations

import importlib
from typing import Any

from udf_worker.arrow_io import arrow_type, compacted, pa
from udf_worker.errors import WorkbenchError
from udf_worker.types import type_object, type_sql
from udf_worker.values.java import JavaError
from udf_worker.values.layout import TypeJson

np: Any = importlib.import_module('numpy')
pc: Any = importlib.import_module('pyarrow.compute')

HELD_BY_NONE = ('TIMESTAMP_LTZ', 'ROW')
"""What Flink's worker has no Arrow type for inside an ARRAY or ROW."""


def pandas_arrow_type(data_type: TypeJson) -> Any:
    """Flink's Arrow type of a column or result of a pandas function."""
    kind: str = data_type['kind']
    if kind == 'BINARY':
        return pa.binary(data_type['length'])
    if kind in ('TIMESTAMP', 'TIMESTAMP_LTZ') and data_type['precision'] == 0:
        return pa.timestamp('s')
    if kind == 'TIME' and data_type['precision'] == 0:
        return pa.time32('s')
    if kind == 'ARRAY':
        return pa.list_(pandas_arrow_type(data_type['element']))
    if kind == 'MAP':
        return pa.map_(pandas_arrow_type(data_type['key']), pandas_arrow_type(data_type['value']))
    if kind == 'ROW':
        fields = data_type['fields']
        return pa.struct(
            [pa.field(each['name'], pandas_arrow_type(each['type']), each['type']['nullable']) for each in fields]
        )
    return arrow_type(data_type)


def as_flink_sends(array: Any, target: Any) -> Any:
    """A column of the wire in Flink's type."""
    return retyped(array, target)


def as_flink_receives(array: Any, data_type: TypeJson) -> Any:
    """A result in the wire's type. Raises JavaError for a moment that Flink cannot take in."""
    require_java_moments(array)
    return retyped(array if data_type['kind'] != 'MAP' else unique_keys(array), arrow_type(data_type))


def require_java_moments(array: Any) -> None:
    """Java counts nanoseconds of a millisecond up from 0: before 1970 it gets a negative count, and refuses it."""
    kinds = pa.types
    if kinds.is_timestamp(array.type) and array.type.unit in ('us', 'ns'):
        unit = 1000 if array.type.unit == 'us' else 1_000_000
        counts = array.view('int64').drop_null()
        earliest = pc.min(counts).as_py()
        if earliest is not None and earliest < 0:
            numbers = counts.to_numpy()
            if np.any((numbers < 0) & (numbers % unit != 0)):
                raise JavaError('java.lang.IllegalArgumentException', '')
    elif kinds.is_struct(array.type):
        for part in array.flatten():
            require_java_moments(part)
    elif kinds.is_list(array.type):
        require_java_moments(array.flatten())
    elif kinds.is_map(array.type):
        require_java_moments(array.items)


def unique_keys(array: Any) -> Any:
    """A MAP result in which a key comes twice has the last value of it."""
    whole = compacted(array)
    keys, offsets = whole.keys, np.asarray(whole.offsets)
    if pa.types.is_nested(keys.type):
        return array
    maps = np.repeat(np.arange(len(whole)), np.diff(offsets))
    encoded = keys.slice(0, len(maps)).dictionary_encode()
    entries = maps * max(1, len(encoded.dictionary)) + np.asarray(encoded.indices)
    # The last of equal entries is the first one from the end.
    _, from_end = np.unique(entries[::-1], return_index=True)
    if len(from_end) == len(entries):
        return array
    kept = np.sort(len(entries) - 1 - from_end)
    counts = np.bincount(maps[kept], minlength=len(whole))
    starts = pa.array(np.append(0, np.cumsum(counts)), pa.int32())
    parts = [part.take(pa.array(kept)) for part in (keys, whole.items)]
    pairs = pa.StructArray.from_arrays(parts, fields=[whole.type.key_field, whole.type.item_field])
    return pa.Array.from_buffers(whole.type, len(whole), [whole.buffers()[0], starts.buffers()[1]], children=[pairs])


def retyped(array: Any, target: Any) -> Any:
    kinds = pa.types
    if kinds.is_time64(target):
        return in_milliseconds(array, target)
    if array.type == target and not holds_fine_times(target):
        return array
    if kinds.is_struct(target):
        children = [retyped(array.field(index), target.field(index).type) for index in range(target.num_fields)]
        nulls = array.is_null() if array.null_count else None
        return pa.StructArray.from_arrays(children, fields=list(target), mask=nulls)
    if kinds.is_list(target) or kinds.is_map(target):
        return retyped_lists(compacted(array), target)
    if getattr(target, 'unit', '') == 's':
        # Java divides, which cuts toward zero; so does Arrow.
        width = f'int{array.type.bit_width}'
        return pc.divide(array.view(width), 1000).cast(width).view(target)
    return array.cast(target)


def holds_fine_times(kind: Any) -> bool:
    """Whether TIMEs of more than milliseconds are in it."""
    if kind.num_fields == 0:
        return bool(pa.types.is_time64(kind))
    return any(holds_fine_times(kind.field(index).type) for index in range(kind.num_fields))


def retyped_lists(array: Any, target: Any) -> Any:
    raw = array.buffers()
    if pa.types.is_list(target):
        children = [retyped(array.values, target.value_type)]
    else:
        parts = [retyped(array.keys, target.key_type), retyped(array.items, target.item_type)]
        children = [pa.StructArray.from_arrays(parts, fields=[target.key_field, target.item_field])]
    return pa.Array.from_buffers(target, len(array), raw[:2], children=children)


def in_milliseconds(array: Any, target: Any) -> Any:
    unit = 1000 if target.unit == 'us' else 1_000_000
    return pc.multiply(pc.divide(array.view('int64'), unit), unit).view(target)


# --- what has no form


def require_pandas_form(data_type: TypeJson, what: str) -> None:
    """Raises UNSUPPORTED_TYPE for what Flink's worker has no Arrow type for, in its words. On Flink that job hangs."""
    kind: str = data_type['kind']
    if kind == 'ARRAY':
        element: TypeJson = data_type['element']
        if element['kind'] in HELD_BY_NONE:
            text = f'{type_object(element)} is not supported to be used as the element type of ArrayType.'
            raise no_pandas_form(text, 'ValueError', data_type, what)
        require_pandas_form(element, what)
    elif kind == 'MAP':
        require_pandas_form(data_type['key'], what)
        require_pandas_form(data_type['value'], what)
    elif kind == 'ROW':
        for field in data_type['fields']:
            if field['type']['kind'] in HELD_BY_NONE:
                text = f'{type_object(field["type"])} is not supported to be used as the field type of RowType'
                raise no_pandas_form(text, 'TypeError', data_type, what)
            require_pandas_form(field['type'], what)


def require_map_keys(data_type: TypeJson, column: str) -> None:
    """Raises UNSUPPORTED_TYPE for a column with a MAP whose key may be NULL: Flink fails when it opens the operator."""
    kind: str = data_type['kind']
    if kind == 'MAP' and data_type['key']['nullable']:
        raise WorkbenchError(
            'UNSUPPORTED_TYPE',
            'run',
            'Map key type should be non-nullable',
            {'column': column, 'declaredType': type_sql(data_type)},
            error_type='java.lang.IllegalArgumentException',
            hint=f'Pandas functions take a MAP only with keys that are NOT NULL: declare those of {column} so.',
        )
    for part in ('element', 'key', 'value'):
        if part in data_type:
            require_map_keys(data_type[part], column)
    for field in data_type.get('fields', ()):
        require_map_keys(field['type'], column)


def no_pandas_form(text: str, error_type: str, data_type: TypeJson, what: str) -> WorkbenchError:
    facts = {'declaredType': type_sql(data_type), 'place': what}
    hint = (
        f'Pandas functions cannot carry {type_sql(data_type)} ({what}). On Flink 2.3 the job hangs. Use a general'
        ' function, or other types.'
    )
    return WorkbenchError('UNSUPPORTED_TYPE', 'run', text, facts, error_type=error_type, hint=hint)
