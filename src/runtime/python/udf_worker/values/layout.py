"""How values of a type lie in Arrow buffers and in Python arrays."""

from __future__ import annotations

from typing import Any

TypeJson = dict[str, Any]
"""A data type in the JSON form of src/contract/model/data-type.ts."""

STRING_KINDS = frozenset(('CHAR', 'VARCHAR', 'STRING'))
BINARY_KINDS = frozenset(('BINARY', 'VARBINARY', 'BYTES'))
VARIABLE_KINDS = STRING_KINDS | BINARY_KINDS
TIMESTAMP_KINDS = frozenset(('TIMESTAMP', 'TIMESTAMP_LTZ'))
NESTED_KINDS = frozenset(('ARRAY', 'MAP', 'ROW'))

INTEGER_BITS = {'TINYINT': 8, 'SMALLINT': 16, 'INT': 32, 'BIGINT': 64}
NUMBER_CODES = {
    'BOOLEAN': 'B',
    'TINYINT': 'b',
    'SMALLINT': 'h',
    'INT': 'i',
    'BIGINT': 'q',
    'FLOAT': 'f',
    'DOUBLE': 'd',
    'DATE': 'i',
}
"""Typecode of an array with a column's values (BOOLEAN: a byte a value, before the bits are packed)."""

UNITS = ('ms', 'ms', 'us', 'ns')
UNITS_PER_SECOND = {'ms': 1_000, 'us': 1_000_000, 'ns': 1_000_000_000}

DECIMAL_BYTES = 16


def time_unit(data_type: TypeJson) -> str:
    """Arrow's unit of a TIME, TIMESTAMP or TIMESTAMP_LTZ, by its precision.

    Flink keeps the milliseconds of a result whose type says whole seconds, so those are counted in milliseconds too.
    """
    precision: int = data_type['precision']
    return UNITS[(precision + 2) // 3]


def array_code(data_type: TypeJson) -> str:
    """Typecode of the numbers in a column's buffer; KeyError for types that are no single numbers."""
    kind: str = data_type['kind']
    if kind in TIMESTAMP_KINDS:
        return 'q'
    if kind == 'TIME':
        return 'i' if data_type['precision'] <= 3 else 'q'
    return NUMBER_CODES[kind]
