"""Values of pyarrow arrays as cells: the JSON encoding of src/contract/model/rows.ts."""

from __future__ import annotations

import base64
import datetime
import importlib
import json
import math
from collections.abc import Sequence
from typing import Any, Callable

from udf_worker.arrow_io import pa
from udf_worker.values.layout import BINARY_KINDS, UNITS_PER_SECOND, TypeJson, time_unit

numpy: Any = importlib.import_module('numpy')

Cell = Any

SECONDS_PER_DAY = 86_400
# Python counts days from 0001-01-01, as day 1.
DAYS_BEFORE_1970 = datetime.date(1970, 1, 1).toordinal()


def cells_of(array: Any, data_type: TypeJson) -> list[Cell]:
    """`array` is of `arrow_type(data_type)`, or lies like it."""
    kind: str = data_type['kind']
    if kind == 'ARRAY':
        return lists_of(array, [cells_of(array.values, data_type['element'])], lambda parts: list(parts[0]))
    if kind == 'MAP':
        key, value = data_type['key'], data_type['value']

        def pairs(parts: Sequence[list[Cell]]) -> Cell:
            return sorted(
                map(list, zip(*parts)), key=lambda pair: f'[{sort_text(pair[0], key)}, {sort_text(pair[1], value)}]'
            )

        return lists_of(array, [cells_of(array.keys, key), cells_of(array.items, value)], pairs)
    if kind == 'ROW':
        fields = [cells_of(field, each['type']) for field, each in zip(array.flatten(), data_type['fields'])]
        return [list(row) if valid else None for row, valid in zip(rows_of(fields, len(array)), validity_of(array))]
    convert = cell_maker(data_type)
    return [None if value is None else convert(value) for value in raw_values(array, kind)]


def validity_of(array: Any) -> list[bool]:
    return array.is_valid().to_pylist()


def rows_of(columns: list[list[Cell]], rows: int) -> list[tuple[Cell, ...]]:
    return list(zip(*columns)) if columns else [()] * rows


def lists_of(array: Any, children: list[list[Cell]], make: Callable[[Sequence[list[Cell]]], Cell]) -> list[Cell]:
    """One cell a row out of the children's cells between two offsets."""
    bounds: list[int] = array.offsets.to_pylist() if len(array) else [0]
    return [
        make([child[start:end] for child in children]) if valid else None
        for start, end, valid in zip(bounds, bounds[1:], validity_of(array))
    ]


def raw_values(array: Any, kind: str) -> list[Any]:
    """Times as whole numbers of their unit: Python's own have no nanoseconds, nor years beyond 9999."""
    if kind in ('DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ'):
        width = array.type.bit_width
        return array.view(pa.int32() if width == 32 else pa.int64()).to_pylist()
    return array.to_pylist()


def cell_maker(data_type: TypeJson) -> Callable[[Any], Cell]:
    kind: str = data_type['kind']
    if kind in BINARY_KINDS:
        return lambda value: base64.b64encode(value).decode('ascii')
    if kind in ('TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ'):
        per_second = UNITS_PER_SECOND[time_unit(data_type)]
        if kind == 'TIME':
            return lambda value: time_text(value, per_second)
        suffix = 'Z' if kind == 'TIMESTAMP_LTZ' else ''
        return lambda value: timestamp_text(value, per_second) + suffix
    return SIMPLE_CELLS.get(kind, unchanged)


def unchanged(value: Any) -> Cell:
    return value


def float_cell(value: float) -> Cell:
    if math.isnan(value):
        return 'NaN'
    if math.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    return value


def float32_cell(value: float) -> Cell:
    """The number whose text is shortest among those that are this value in 32 bits."""
    return float_cell(float(str(numpy.float32(value))))


def decimal_cell(value: Any) -> Cell:
    return f'{value:f}'


def date_text(days: int) -> str:
    ordinal = days + DAYS_BEFORE_1970
    if 1 <= ordinal <= datetime.date.max.toordinal():
        return datetime.date.fromordinal(ordinal).isoformat()
    text = str(numpy.datetime64(days, 'D'))
    return text if text.startswith('-') else f'+{text}'


def time_text(value: int, per_second: int) -> str:
    second, fraction = divmod(value, per_second)
    text = f'{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}'
    if fraction == 0:
        return text
    digits = len(str(per_second)) - 1
    return f'{text}.{fraction:0{digits}}'.rstrip('0')


def timestamp_text(value: int, per_second: int) -> str:
    days, rest = divmod(value, SECONDS_PER_DAY * per_second)
    return f'{date_text(days)}T{time_text(rest, per_second)}'


SIMPLE_CELLS: dict[str, Callable[[Any], Cell]] = {
    'BIGINT': str,
    'FLOAT': float32_cell,
    'DOUBLE': float_cell,
    'DECIMAL': decimal_cell,
    'DATE': date_text,
}


def sort_text(cell: Cell, data_type: TypeJson) -> str:
    """The JSON text that the pairs of a MAP are sorted by; a BIGINT is its bare digits there."""
    kind: str = data_type['kind']
    if cell is None:
        return 'null'
    if kind == 'BIGINT':
        return cell
    if kind == 'ARRAY':
        return f'[{", ".join(sort_text(each, data_type["element"]) for each in cell)}]'
    if kind == 'MAP':
        key, value = data_type['key'], data_type['value']
        return f'[{", ".join(f"[{sort_text(k, key)}, {sort_text(v, value)}]" for k, v in cell)}]'
    if kind == 'ROW':
        return f'[{", ".join(sort_text(each, field["type"]) for each, field in zip(cell, data_type["fields"]))}]'
    return json.dumps(cell)
