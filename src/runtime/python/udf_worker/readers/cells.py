"""Values of pyarrow arrays as cells: the JSON encoding of src/contract/model/rows.ts."""

from __future__ import annotations

import base64
import datetime
import json
import math
from typing import Any

from udf_worker.arrow_io import pa
from udf_worker.column_types import BINARY_KINDS, TypeJson

Cell = Any


def cells_of(array: Any, data_type: TypeJson) -> list[Cell]:
    """`array` is of `arrow_type(data_type)`."""
    if data_type['kind'] in ('TIMESTAMP', 'TIMESTAMP_LTZ'):
        # As microseconds a Python value can be made of it without pandas.
        array = array.cast(pa.timestamp('us'), safe=False)
    return [cell_of(value, data_type) for value in array.to_pylist()]


def cell_of(value: Any, data_type: TypeJson) -> Cell:
    if value is None:
        return None
    kind: str = data_type['kind']
    if kind == 'BIGINT':
        return str(value)
    if kind == 'FLOAT':
        return float_cell(shortest_float32(value))
    if kind == 'DOUBLE':
        return float_cell(value)
    if kind == 'DECIMAL':
        return f'{value:f}'
    if kind in BINARY_KINDS:
        return base64.b64encode(value).decode('ascii')
    if kind == 'DATE':
        return value.isoformat()
    if kind == 'TIME':
        return without_trailing_zeros(value.isoformat())
    if kind == 'TIMESTAMP':
        return timestamp_cell(value)
    if kind == 'TIMESTAMP_LTZ':
        return timestamp_cell(value) + 'Z'
    if kind == 'ARRAY':
        return [cell_of(item, data_type['element']) for item in value]
    if kind == 'MAP':
        pairs = [[cell_of(key, data_type['key']), cell_of(item, data_type['value'])] for key, item in value]
        return sorted(pairs, key=json.dumps)
    if kind == 'ROW':
        return [cell_of(value[field['name']], field['type']) for field in data_type['fields']]
    return value


def float_cell(value: float) -> Cell:
    if math.isnan(value):
        return 'NaN'
    if math.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    return value


def shortest_float32(value: float) -> float:
    """The number whose text is shortest among those that are this value in 32 bits."""
    import numpy

    return float(str(numpy.float32(value)))


def timestamp_cell(value: datetime.datetime) -> str:
    return without_trailing_zeros(value.isoformat())


def without_trailing_zeros(text: str) -> str:
    return text.rstrip('0').rstrip('.') if '.' in text else text
