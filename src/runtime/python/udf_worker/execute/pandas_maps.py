"""MAP columns in the order of Java's maps, in which Flink sends their entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from udf_worker.arrow_io import compacted, pa
from udf_worker.values.java_maps import entry_order
from udf_worker.values.layout import TypeJson

Reorder = Callable[[Any], Any]


def java_order(data_type: TypeJson) -> Reorder:
    """What the array of a column of that type becomes."""
    if data_type['kind'] != 'MAP':
        return unchanged
    order = entry_order(data_type['key'])
    return lambda array: reordered(array, order)


def unchanged(array: Any) -> Any:
    return array


def reordered(array: Any, order: Callable[[Sequence[Any]], Sequence[int]]) -> Any:
    whole = compacted(array)
    keys: list[Any] = whole.keys.to_pylist()
    offsets: list[int] = whole.offsets.to_pylist()
    places: list[int] = []
    for first, end in zip(offsets, offsets[1:]):
        places.extend(first + place for place in order(keys[first:end]))
    # Keys that come twice in one map are left as they are: Flink has no such map.
    if len(places) != offsets[-1] or places == list(range(len(places))):
        return array
    taken = pa.array(places, pa.int32())
    parts = [whole.keys.take(taken), whole.items.take(taken)]
    pairs = pa.StructArray.from_arrays(parts, fields=[whole.type.key_field, whole.type.item_field])
    return pa.Array.from_buffers(whole.type, len(whole), whole.buffers()[:2], children=[pairs])
