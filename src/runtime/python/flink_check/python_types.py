"""What annotations and literals say of a value, and which Python values Flink passes and takes for its types."""

from __future__ import annotations

import ast
from typing import Any

from flink_check.names import Names, is_pyflink

Json = dict[str, Any]

INTEGERS = ('TINYINT', 'SMALLINT', 'INT', 'BIGINT')
PYTHON_OF: dict[str, str] = {
    **dict.fromkeys(INTEGERS, 'int'),
    **dict.fromkeys(('FLOAT', 'DOUBLE'), 'float'),
    **dict.fromkeys(('STRING', 'CHAR', 'VARCHAR'), 'str'),
    **dict.fromkeys(('BYTES', 'BINARY', 'VARBINARY'), 'bytes'),
    'BOOLEAN': 'bool',
    'DECIMAL': 'Decimal',
    'DATE': 'date',
    'TIME': 'time',
    **dict.fromkeys(('TIMESTAMP', 'TIMESTAMP_LTZ'), 'datetime'),
    'ARRAY': 'list',
    'MAP': 'dict',
    'ROW': 'Row',
}
"""The Python type of a value of each of Flink's types, both ways."""

TAKEN_AS_WELL: dict[str, frozenset[str]] = {
    'int': frozenset(('bool',)),
    'float': frozenset(('int', 'bool')),
    'bool': frozenset(('int',)),
    'bytes': frozenset(('bytearray',)),
    'date': frozenset(('datetime',)),
}
"""Results of another type that Flink takes for it."""

FLINK_OF = {
    'int': 'DataTypes.BIGINT()',
    'float': 'DataTypes.DOUBLE()',
    'str': 'DataTypes.STRING()',
    'bytes': 'DataTypes.BYTES()',
    'bool': 'DataTypes.BOOLEAN()',
    'Decimal': 'DataTypes.DECIMAL(38, 18)',
    'date': 'DataTypes.DATE()',
    'time': 'DataTypes.TIME()',
    'datetime': 'DataTypes.TIMESTAMP(3)',
}
"""What to declare for values of a Python type."""

KNOWN = {
    **{name: name for name in ('int', 'float', 'str', 'bytes', 'bytearray', 'bool', 'list', 'dict', 'tuple', 'set')},
    'None': 'None',
    'decimal.Decimal': 'Decimal',
    'datetime.date': 'date',
    'datetime.time': 'time',
    'datetime.datetime': 'datetime',
    'typing.List': 'list',
    'typing.Dict': 'dict',
    'typing.Tuple': 'tuple',
    'pandas.Series': 'Series',
    'pandas.DataFrame': 'DataFrame',
}


def annotated_types(node: ast.expr | None, names: Names) -> set[str] | None:
    """Names as in KNOWN, with Row; None where the annotation says more than that, or nothing."""
    if node is None:
        return None
    if isinstance(node, ast.Constant):
        if node.value is None:
            return {'None'}
        return annotated_text(node.value, names)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return union_of([annotated_types(node.left, names), annotated_types(node.right, names)])
    if isinstance(node, ast.Subscript):
        return subscripted_types(node, names)
    dotted = names.dotted(node)
    if is_pyflink(dotted, 'Row'):
        return {'Row'}
    known = KNOWN.get(dotted or '')
    return None if known is None else {known}


def annotated_text(text: Any, names: Names) -> set[str] | None:
    if not isinstance(text, str):
        return None
    try:
        return annotated_types(ast.parse(text, mode='eval').body, names)
    except SyntaxError:
        return None


def subscripted_types(node: ast.Subscript, names: Names) -> set[str] | None:
    dotted = names.dotted(node.value)
    inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if dotted == 'typing.Optional':
        return union_of([annotated_types(inner[0], names), {'None'}])
    if dotted == 'typing.Union':
        return union_of([annotated_types(each, names) for each in inner])
    return annotated_types(node.value, names)


def union_of(parts: list[set[str] | None]) -> set[str] | None:
    found: set[str] = set()
    for part in parts:
        if part is None:
            return None
        found |= part
    return found


def literal_type(node: ast.expr) -> str | None:
    """Of a value that is written out; None where it is computed, or is None."""
    if isinstance(node, ast.JoinedStr):
        return 'str'
    if isinstance(node, ast.Constant):
        name = type(node.value).__name__
        return name if name in ('int', 'float', 'str', 'bytes', 'bool') else None
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        return literal_type(node.operand)
    for kind, name in LITERALS:
        if isinstance(node, kind):
            return name
    return None


LITERALS: tuple[tuple[type[ast.expr], str], ...] = (
    (ast.List, 'list'),
    (ast.ListComp, 'list'),
    (ast.Dict, 'dict'),
    (ast.DictComp, 'dict'),
    (ast.Tuple, 'tuple'),
    (ast.Set, 'set'),
)


def is_taken(python: str, flink_kind: str, is_pandas: bool) -> bool:
    """Whether Flink takes a result of a Python type for one of its own. A pandas aggregate's ROW may be a tuple."""
    wanted = PYTHON_OF.get(flink_kind)
    if is_pandas and wanted == 'Row' and python == 'tuple':
        return True
    return wanted is None or python == wanted or python in TAKEN_AS_WELL.get(wanted, frozenset())


def declared_kind(node: ast.expr | None, names: Names) -> str | None:
    """`BIGINT` of `DataTypes.BIGINT()` or 'BIGINT NOT NULL'; None where the text does not tell."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        word = node.value.strip().upper().replace('<', ' ').replace('(', ' ').partition(' ')[0]
        return {'INTEGER': 'INT', 'DEC': 'DECIMAL', 'NUMERIC': 'DECIMAL'}.get(word, word)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return None
    if not is_pyflink(names.dotted(node.func.value), 'DataTypes'):
        return None
    name = node.func.attr
    return 'TIMESTAMP_LTZ' if name == 'TIMESTAMP_WITH_LOCAL_TIME_ZONE' else name
