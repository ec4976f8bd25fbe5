"""Rows put into the order in which Flink's batch mode sorts them, and the groups in that order.

NULL comes first. Texts and bytes go by their bytes, floating point by Java's Double.compare: -0.0 before 0.0, NaN last.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from udf_worker.arrow_io import pa
from udf_worker.execute.flink_sort import EXACT_ROWS, flink_order
from udf_worker.values.layout import BINARY_KINDS, STRING_KINDS, TypeJson

np: Any = importlib.import_module('numpy')
pc: Any = importlib.import_module('pyarrow.compute')


class Groups(NamedTuple):
    """Rows of group g are order[starts[g]:ends[g]]."""

    order: Any
    """Row numbers (int64), groups one after another."""
    starts: Any
    ends: Any


def sorted_order(keys: Sequence[Any], rows: int) -> Any:
    """Row numbers, equal rows in the order they came in. `keys` are sort keys, most significant first."""
    # lexsort takes the most significant key last.
    return np.lexsort(list(keys)[::-1]) if keys else np.arange(rows)


def batch_order(keys: Sequence[Any], rows: int) -> Any:
    """As sorted_order, but equal rows lie where Flink's batch sort leaves them."""
    order = sorted_order(keys, rows)
    if not keys or rows > EXACT_ROWS:
        return order
    numbers = np.cumsum(differs_from_last(keys, order))
    if numbers[-1:] == rows:
        return order
    ranks = np.empty(rows, dtype='int64')
    ranks[order] = numbers
    return np.array(flink_order(ranks.tolist()), dtype='int64')


def groups_of(keys: Sequence[Any], order: Any) -> Groups:
    """`order` has equal rows side by side. Without keys all rows are one group; without rows there is none."""
    starts = np.flatnonzero(differs_from_last(keys, order))
    return Groups(order, starts, np.append(starts[1:], len(order)) if len(starts) else starts)


def differs_from_last(keys: Sequence[Any], order: Any) -> Any:
    differs = np.zeros(len(order), dtype=bool)
    differs[:1] = True
    for key in keys:
        ordered = key[order]
        differs[1:] |= ordered[1:] != ordered[:-1]
    return differs


def sort_keys(array: Any, data_type: TypeJson) -> list[Any]:
    """Numpy arrays that order the values as Flink does and tell different ones apart, most significant first."""
    keys: list[Any] = [np.asarray(array.is_valid())] if array.null_count else []
    kind: str = data_type['kind']
    if kind == 'ROW':
        for index, field in enumerate(data_type['fields']):
            keys += sort_keys(array.field(index), field['type'])
        return keys
    return [*keys, values_key(array, kind)]


def values_key(array: Any, kind: str) -> Any:
    if kind in ('FLOAT', 'DOUBLE'):
        return java_order(filled(array).to_numpy(zero_copy_only=False).astype('float64', copy=False))
    if kind in STRING_KINDS or kind in BINARY_KINDS or kind == 'DECIMAL':
        return ranks(array)
    if kind in ('ARRAY', 'MAP'):
        return python_ranks(array.to_pylist())
    if kind == 'BOOLEAN':
        return filled(array.cast(pa.int8())).to_numpy()
    width = array.type.bit_width
    return filled(array.view(f'int{width}')).to_numpy()


def filled(array: Any) -> Any:
    return array.fill_null(0) if array.null_count else array


def java_order(numbers: Any) -> Any:
    """int64 in the order of Double.compare; all NaN are one value."""
    bits = numbers.copy()
    bits[np.isnan(bits)] = np.nan
    bits = bits.view('int64')
    return np.where(bits < 0, np.int64(np.iinfo('int64').max) ^ bits, bits)


def ranks(array: Any) -> Any:
    """The place of each value among the different ones."""
    encoded = array.dictionary_encode()
    places = np.empty(max(1, len(encoded.dictionary)), dtype='int32')
    places[np.asarray(pc.sort_indices(encoded.dictionary))] = np.arange(len(encoded.dictionary), dtype='int32')
    return places[filled(encoded.indices).to_numpy()]


def python_ranks(values: list[Any]) -> Any:
    """Of ARRAY and MAP: element by element, NULL before all others, a shorter one before those that begin with it."""
    keys = [comparable(value) for value in values]
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([places[key] for key in keys], dtype='int32')


LISTS: Any = (list, tuple)
MAPS: Any = dict


def comparable(value: Any) -> Any:
    if value is None:
        return (0,)
    if isinstance(value, LISTS):
        return (1, tuple(map(comparable, value)))
    if isinstance(value, MAPS):
        return (1, tuple(map(comparable, value.values())))
    if isinstance(value, str):
        return (1, value.encode('utf-8', 'surrogatepass'))
    if isinstance(value, float):
        return (1, int(java_order(np.array([value]))[0]))
    return (1, value)
