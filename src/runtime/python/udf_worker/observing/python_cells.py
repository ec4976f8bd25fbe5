"""Arguments as functions get them, as cells: the JSON encoding of src/contract/model/rows.ts."""

from __future__ import annotations

import base64
import json
import math
import struct
from typing import Any

from udf_worker.types import TypeJson
from udf_worker.values.layout import BINARY_KINDS, TIMESTAMP_KINDS

Cell = Any

LISTS: Any = list
SINGLE = struct.Struct('<f')


def cell_of(value: Any, data_type: TypeJson) -> Cell:
    """`value` as process mode gives it for a column of this type."""
    kind: str = data_type['kind']
    if value is None:
        return None
    if kind == 'ARRAY':
        return [cell_of(each, data_type['element']) for each in value]
    if kind == 'MAP':
        pairs = [[cell_of(key, data_type['key']), cell_of(each, data_type['value'])] for key, each in value.items()]
        return sorted(pairs, key=lambda pair: json.dumps(pair, ensure_ascii=False))
    if kind == 'ROW':
        return [cell_of(each, field['type']) for each, field in zip(value, data_type['fields'])]
    if kind in ('FLOAT', 'DOUBLE'):
        return float_cell(shortest(value) if kind == 'FLOAT' else float(value))
    if kind in BINARY_KINDS:
        return base64.b64encode(bytes(value)).decode()
    if kind in ('BIGINT', 'DECIMAL'):
        return format(value, 'f') if kind == 'DECIMAL' else str(value)
    if kind in TIMESTAMP_KINDS:
        return without_zeros(value.replace(tzinfo=None).isoformat()) + ('Z' if kind == 'TIMESTAMP_LTZ' else '')
    if kind == 'TIME':
        return without_zeros(value.isoformat())
    if kind == 'DATE':
        return value.isoformat()
    return value


def shortest(value: float) -> float:
    """The number with the fewest digits that 32 bits do not tell from this one."""
    for digits in range(1, 10):
        short = float(f'{value:.{digits}g}')
        if SINGLE.pack(short) == SINGLE.pack(value):
            return short
    return value


def same_text(cell: Cell) -> str:
    """One text for cells that are equal, also where JSON has lost the point of 1.0 or the sign of zero on the way."""
    return json.dumps(with_floats(cell))


def with_floats(cell: Cell) -> Cell:
    if isinstance(cell, LISTS):
        return [with_floats(each) for each in cell]
    is_number = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    return float(cell) + 0.0 if is_number else cell


def float_cell(value: float) -> Cell:
    if math.isfinite(value):
        return value
    return 'NaN' if math.isnan(value) else 'Infinity' if value > 0 else '-Infinity'


def without_zeros(moment: str) -> str:
    return moment.rstrip('0') if '.' in moment else moment
