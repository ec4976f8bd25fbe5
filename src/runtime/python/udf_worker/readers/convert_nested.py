"""ARRAY, MAP and ROW columns of files as the type asked for, child by child."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.readers.convert_array import Convert, conversion
from udf_worker.values.layout import TypeJson

numpy: Any = importlib.import_module('numpy')


def nested_conversion(source: Any, data_type: TypeJson) -> Convert:
    """The conversion raises ArrowInvalid or ValueError; at once where the source is no such type at all."""
    types: Any = pa.types
    kind: str = data_type['kind']
    if kind == 'ROW' and types.is_struct(source):
        return lambda array: converted_struct(array, data_type)
    if kind == 'MAP' and types.is_map(source):
        return lambda array: converted_map(array, data_type)
    if kind == 'ARRAY' and types.is_list(source):
        return lambda array: converted_list(array, data_type)
    if kind == 'ARRAY' and (types.is_large_list(source) or types.is_fixed_size_list(source)):
        return lambda array: converted_list(array.cast(pa.list_(source.value_type)), data_type)
    return refused if not types.is_null(source) else lambda array: pa.nulls(len(array), arrow_type(data_type))


def refused(array: Any) -> Any:
    if array.null_count < len(array):
        raise ValueError
    return array


def converted_child(array: Any, data_type: TypeJson) -> Any:
    convert = conversion(array.type, data_type)
    return array if convert is None else convert(array)


def converted_list(array: Any, data_type: TypeJson) -> Any:
    validity, offsets, (elements,) = list_parts(array, [array.values])
    child = converted_child(elements, data_type['element'])
    return pa.Array.from_buffers(arrow_type(data_type), len(array), [validity, offsets], children=[child])


def converted_map(array: Any, data_type: TypeJson) -> Any:
    target = arrow_type(data_type)
    validity, offsets, (keys, items) = list_parts(array, [array.keys, array.items])
    children = [converted_child(keys, data_type['key']), converted_child(items, data_type['value'])]
    entries = pa.StructArray.from_arrays(children, fields=[target.key_field, target.item_field])
    return pa.Array.from_buffers(target, len(array), [validity, offsets], children=[entries])


def converted_struct(array: Any, data_type: TypeJson) -> Any:
    """Fields by name; one that the file does not have is NULL."""
    own = {field.name: child for field, child in zip(array.type, array.flatten())}
    children = [
        converted_child(own[field['name']], field['type'])
        if field['name'] in own
        else pa.nulls(len(array), arrow_type(field['type']))
        for field in data_type['fields']
    ]
    return pa.Array.from_buffers(arrow_type(data_type), len(array), [validity_buffer(array)], children=children)


def list_parts(array: Any, children: Sequence[Any]) -> tuple[Any, Any, list[Any]]:
    """Validity, offsets from 0 and the children's rows in between. A NULL has none, whatever the file holds there."""
    if len(array) == 0:
        return None, pa.py_buffer(bytes(4)), [child.slice(0, 0) for child in children]
    bounds = array.offsets.to_numpy()
    lengths = numpy.diff(bounds)
    hidden = lengths * ~array.is_valid().to_numpy(zero_copy_only=False)
    if hidden.any():
        kept = numpy.concatenate([numpy.arange(start, start + size) for start, size in zip(bounds, lengths - hidden)])
        rows = [child.take(pa.array(kept, pa.int64())) for child in children]
        bounds = numpy.concatenate([[0], numpy.cumsum(lengths - hidden)])
    else:
        first, end = int(bounds[0]), int(bounds[-1])
        rows = [child.slice(first, end - first) for child in children]
        bounds = bounds - bounds[0]
    return validity_buffer(array), pa.py_buffer(bounds.astype('int32')), rows


def validity_buffer(array: Any) -> Any:
    """None where no row is NULL."""
    if array.null_count == 0:
        return None
    return pa.array(array.is_valid().to_numpy(zero_copy_only=False)).buffers()[1]
