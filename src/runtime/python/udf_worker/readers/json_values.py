"""Values of JSON documents as a column of a Flink type, one by one."""

from __future__ import annotations

import base64
import decimal
import json
from itertools import accumulate
from typing import Any, Callable, cast

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.readers.convert_array import UnfitValue, converted
from udf_worker.readers.convert_texts import decimal_of
from udf_worker.values.bits import validity_of
from udf_worker.values.layout import BINARY_KINDS, INTEGER_BITS, STRING_KINDS, TypeJson

FLOAT_KINDS = ('FLOAT', 'DOUBLE')
TEXT_TIME_KINDS = ('DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ')
# As this product writes them.
SPECIAL_FLOATS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}


def json_array(values: list[Any], data_type: TypeJson) -> Any:
    """A pyarrow array of `arrow_type(data_type)`; None is NULL. Raises UnfitValue."""
    make = NESTED_ARRAYS.get(data_type['kind'])
    return flat_array(values, data_type) if make is None else make(values, data_type)


def flat_array(values: list[Any], data_type: TypeJson) -> Any:
    cells = read_each(values, value_reader(data_type))
    if data_type['kind'] in TEXT_TIME_KINDS:
        return converted(pa.array(cells, pa.string()), data_type)
    target = arrow_type(data_type)
    try:
        return pa.array(cells, target)
    except (pa.ArrowException, OverflowError):
        row = next(row for row, cell in enumerate(cells) if not fits(cell, target))
        raise UnfitValue(row, values[row]) from None


def read_each(values: list[Any], read: Callable[[Any], Any]) -> list[Any]:
    """Raises UnfitValue for the first value that `read` refuses."""
    cells: list[Any] = []
    try:
        cells.extend(None if value is None else read(value) for value in values)
    except (TypeError, ValueError, ArithmeticError):
        raise UnfitValue(len(cells), values[len(cells)]) from None
    return cells


def fits(cell: Any, target: Any) -> bool:
    try:
        pa.array([cell], target)
    except (pa.ArrowException, OverflowError):
        return False
    return True


# --- nested values


def list_array(values: list[Any], data_type: TypeJson) -> Any:
    lists = read_each(values, list_of)
    offsets = offsets_of(lists)
    elements = json_child([item for each in lists for item in each or ()], data_type['element'], values, offsets)
    return pa.Array.from_buffers(
        arrow_type(data_type), len(values), [validity_buffer(values), buffer_of(offsets)], children=[elements]
    )


def map_array(values: list[Any], data_type: TypeJson) -> Any:
    target = arrow_type(data_type)
    lists = read_each(values, pairs_of(data_type['key']))
    offsets = offsets_of(lists)
    pairs = [pair for each in lists for pair in each or ()]
    keys = json_child([key for key, _ in pairs], data_type['key'], values, offsets)
    items = json_child([item for _, item in pairs], data_type['value'], values, offsets)
    entries = pa.StructArray.from_arrays([keys, items], fields=[target.key_field, target.item_field])
    return pa.Array.from_buffers(target, len(values), [validity_buffer(values), buffer_of(offsets)], children=[entries])


def row_array(values: list[Any], data_type: TypeJson) -> Any:
    fields: list[dict[str, Any]] = data_type['fields']
    rows = read_each(values, fields_of([field['name'] for field in fields]))
    offsets = list(range(len(values) + 1))
    children = [
        json_child([None if row is None else row[index] for row in rows], field['type'], values, offsets)
        for index, field in enumerate(fields)
    ]
    return pa.Array.from_buffers(arrow_type(data_type), len(values), [validity_buffer(values)], children=children)


NESTED_ARRAYS: dict[str, Callable[[list[Any], TypeJson], Any]] = {
    'ARRAY': list_array,
    'MAP': map_array,
    'ROW': row_array,
}


def json_child(values: list[Any], data_type: TypeJson, parents: list[Any], offsets: list[int]) -> Any:
    """What does not fit is told with the whole value that it is in."""
    try:
        return json_array(values, data_type)
    except UnfitValue as unfit:
        row = next(row for row, end in enumerate(offsets[1:]) if unfit.row < end)
        raise UnfitValue(row, parents[row]) from None


def offsets_of(lists: list[Any]) -> list[int]:
    return [0, *accumulate(len(each or ()) for each in lists)]


def buffer_of(offsets: list[int]) -> Any:
    return pa.array(offsets, pa.int32()).buffers()[1]


def validity_buffer(values: list[Any]) -> Any:
    nulls = [row for row, value in enumerate(values) if value is None]
    return pa.py_buffer(validity_of(nulls, len(values))) if nulls else None


def list_of(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError
    return cast('list[Any]', value)


def pairs_of(key_type: TypeJson) -> Callable[[Any], list[tuple[Any, Any]]]:
    """Of `[[key, value], …]`, or of an object, whose keys are texts."""
    key_of = key_reader(key_type)

    def read(value: Any) -> list[tuple[Any, Any]]:
        if isinstance(value, dict):
            return [(key_of(key), item) for key, item in cast('dict[str, Any]', value).items()]
        pairs = [tuple(list_of(pair)) for pair in list_of(value)]
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError
        return cast('list[tuple[Any, Any]]', pairs)

    return read


def key_reader(data_type: TypeJson) -> Callable[[str], Any]:
    """Keys of JSON objects are texts; those of numbers and BOOLEAN hold what JSON has for them."""
    kind: str = data_type['kind']
    if kind in INTEGER_BITS:
        return int
    if kind in FLOAT_KINDS:
        return float
    if kind == 'BOOLEAN':
        return json.loads
    return str


def fields_of(names: list[str]) -> Callable[[Any], list[Any]]:
    """Of an object by name, where a key that is not there is NULL; or of an array by position."""

    def read(value: Any) -> list[Any]:
        if isinstance(value, dict):
            return [cast('dict[str, Any]', value).get(name) for name in names]
        items = list_of(value)
        if len(items) != len(names):
            raise ValueError
        return items

    return read


# --- flat values


def value_reader(data_type: TypeJson) -> Callable[[Any], Any]:
    kind: str = data_type['kind']
    if kind in INTEGER_BITS:
        return integer_reader(INTEGER_BITS[kind])
    if kind in STRING_KINDS:
        return text_of
    if kind in BINARY_KINDS:
        return decoded_base64
    if kind in FLOAT_KINDS:
        return float_of
    if kind == 'DECIMAL':
        return decimal_reader(data_type)
    return boolean_of if kind == 'BOOLEAN' else text_only


def integer_reader(bits: int) -> Callable[[Any], int]:
    limit = 1 << (bits - 1)

    def read(value: Any) -> int:
        # Writers of nullable integers often make them 1.0.
        whole = isinstance(value, int) or (isinstance(value, (float, decimal.Decimal)) and value == int(value))
        if isinstance(value, bool) or not whole or not -limit <= value < limit:
            raise ValueError
        return int(value)

    return read


def float_of(value: Any) -> float:
    if isinstance(value, str):
        if value not in SPECIAL_FLOATS:
            raise ValueError
        return SPECIAL_FLOATS[value]
    if isinstance(value, bool) or not isinstance(value, (int, float, decimal.Decimal)):
        raise ValueError
    return float(value)


def boolean_of(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def text_of(value: Any) -> str:
    """A text as it is, all else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=float)


def text_only(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def decoded_base64(value: Any) -> bytes:
    return base64.b64decode(text_only(value), validate=True)


def decimal_reader(data_type: TypeJson) -> Callable[[Any], decimal.Decimal]:
    """Of a number or its text."""

    def read(value: Any) -> decimal.Decimal:
        if isinstance(value, bool) or not isinstance(value, (int, float, decimal.Decimal, str)):
            raise ValueError
        return decimal_of(str(value), data_type)

    return read
