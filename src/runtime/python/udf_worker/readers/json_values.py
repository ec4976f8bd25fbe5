"""Values of JSON documents as a column of a Flink type, one by one."""

from __future__ import annotations

import base64
import decimal
import json
from typing import Any, Callable

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.column_types import BINARY_KINDS, STRING_KINDS, TypeJson
from udf_worker.readers.convert_array import UnfitValue, converted

INTEGER_BITS = {'TINYINT': 8, 'SMALLINT': 16, 'INT': 32, 'BIGINT': 64}
FLOAT_KINDS = ('FLOAT', 'DOUBLE')
# As this product writes them.
SPECIAL_FLOATS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}


def json_array(values: list[Any], data_type: TypeJson) -> Any:
    """A pyarrow array of `arrow_type(data_type)`; None is NULL. Raises UnfitValue."""
    read = value_reader(data_type)
    cells: list[Any] = []
    try:
        cells.extend(None if value is None else read(value) for value in values)
    except (TypeError, ValueError, ArithmeticError):
        raise UnfitValue(len(cells), values[len(cells)]) from None
    if data_type['kind'] in ('DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ'):
        return converted(pa.array(cells, pa.string()), data_type)
    target = arrow_type(data_type)
    try:
        return pa.array(cells, target)
    except (pa.ArrowException, OverflowError):
        row = next(row for row, cell in enumerate(cells) if not fits(cell, target))
        raise UnfitValue(row, values[row]) from None


def fits(cell: Any, target: Any) -> bool:
    try:
        pa.array([cell], target)
    except (pa.ArrowException, OverflowError):
        return False
    return True


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
    if kind == 'BOOLEAN':
        return boolean_of
    if kind == 'DECIMAL':
        return decimal_of
    return text_only if kind in ('DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ') else unchanged


def integer_reader(bits: int) -> Callable[[Any], int]:
    limit = 1 << (bits - 1)

    def read(value: Any) -> int:
        # Writers of nullable integers often make them 1.0.
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        if isinstance(value, bool) or not whole or not -limit <= value < limit:
            raise ValueError
        return int(value)

    return read


def float_of(value: Any) -> float:
    if isinstance(value, str):
        if value not in SPECIAL_FLOATS:
            raise ValueError
        return SPECIAL_FLOATS[value]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError
    return float(value)


def boolean_of(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def text_of(value: Any) -> str:
    """A text as it is, all else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def text_only(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def decoded_base64(value: Any) -> bytes:
    return base64.b64decode(text_only(value), validate=True)


def decimal_of(value: Any) -> decimal.Decimal:
    if isinstance(value, bool):
        raise ValueError
    return decimal.Decimal(str(value))


def unchanged(value: Any) -> Any:
    return value
