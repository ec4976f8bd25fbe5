"""How values of a type lie in records, in Arrow buffers and in Python arrays. Plain numbers; imports nothing heavy."""

from __future__ import annotations

from typing import Any, NamedTuple

from udf_worker.errors import WorkbenchError

TypeJson = dict[str, Any]

STRING_KINDS = frozenset(('CHAR', 'VARCHAR', 'STRING'))
BINARY_KINDS = frozenset(('BINARY', 'VARBINARY', 'BYTES'))
VARIABLE_KINDS = STRING_KINDS | BINARY_KINDS

RECORD_CODES: dict[str, str] = {
    'BOOLEAN': '?',
    'TINYINT': 'i',
    'SMALLINT': 'i',
    'INT': 'i',
    'DATE': 'i',
    'BIGINT': 'q',
    'TIMESTAMP': 'q',
    'FLOAT': 'f',
    'DOUBLE': 'd',
}
"""Format of a field in a record; of variable types it is 'I', their length."""

ARRAY_CODES: dict[str, str] = {**RECORD_CODES, 'BOOLEAN': 'B', 'TINYINT': 'b', 'SMALLINT': 'h'}
"""Typecode of an array that holds a column as Arrow does (BOOLEAN: a byte a value; TIMESTAMP: microseconds)."""

TIMESTAMP_UNITS = ('ms', 'ms', 'us', 'ns')
UNITS_PER_SECOND = {'s': 1, 'ms': 1_000, 'us': 1_000_000, 'ns': 1_000_000_000}


def timestamp_unit(data_type: TypeJson) -> str:
    """Arrow's unit of a TIMESTAMP, by its precision as Flink chooses it."""
    precision: int = data_type['precision']
    return TIMESTAMP_UNITS[(precision + 2) // 3]


def record_code(data_type: TypeJson) -> str:
    kind: str = data_type['kind']
    if kind in VARIABLE_KINDS:
        return 'I'
    if kind not in RECORD_CODES:
        raise WorkbenchError(
            'UNSUPPORTED_TYPE',
            'plan',
            f'{kind} values cannot be sent row by row yet.',
            {'declaredType': kind},
            hint='Use one of ' + ', '.join(sorted(RECORD_CODES.keys() | VARIABLE_KINDS)) + '.',
        )
    return RECORD_CODES[kind]


class RecordLayout(NamedTuple):
    """Where the fields of a record are, in words of 4 bytes; the null words come first where there are any."""

    null_words: int
    """Words of the null bits, where a frame has some."""
    fields: list[int]
    """Offset of each field without null words."""
    words: int
    """Size of a record without null words."""


def record_layout(types: list[TypeJson]) -> RecordLayout:
    fields: list[int] = []
    words = 0
    for data_type in types:
        fields.append(words)
        words += 2 if record_code(data_type) in 'qd' else 1
    return RecordLayout((len(types) + 31) // 32, fields, words)
