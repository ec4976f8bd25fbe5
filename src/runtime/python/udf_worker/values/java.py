"""Errors that Flink's thread mode raises on the Java side, with Java's words."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Mapping


class JavaError(Exception):
    """An exception of Java as a Flink job shows it: `java_class` is its error_type, the text is Java's message."""

    def __init__(self, java_class: str, message: str) -> None:
        super().__init__(message)
        self.java_class = java_class


NULL_UNBOXING_IN: Mapping[str, str] = {
    'TINYINT': 'java.lang.Byte.longValue()',
    'SMALLINT': 'java.lang.Short.longValue()',
    'INT': 'java.lang.Integer.longValue()',
    'FLOAT': 'java.lang.Float.doubleValue()',
}
"""Types whose NULL kills a job in thread mode on the way to Python, and the Java call that fails."""

NULL_UNBOXING_OUT: Mapping[str, str] = {
    'TINYINT': 'java.lang.Long.byteValue()',
    'SMALLINT': 'java.lang.Long.shortValue()',
    'INT': 'java.lang.Long.intValue()',
    'FLOAT': 'java.lang.Double.floatValue()',
}

JAVA_BASE = "java.base of loader 'bootstrap'"
JAVA_SQL = "java.sql of loader 'platform'"

# Exact Python types that have a Java form; all others arrive in Java as an opaque PyObject.
JAVA_CLASSES: dict[type, tuple[str, str]] = {
    bool: ('java.lang.Boolean', JAVA_BASE),
    int: ('java.lang.Long', JAVA_BASE),
    float: ('java.lang.Double', JAVA_BASE),
    bytes: ('[B', JAVA_BASE),
    list: ('java.util.ArrayList', JAVA_BASE),
    tuple: ('[Ljava.lang.Object;', JAVA_BASE),
    dict: ('java.util.HashMap', JAVA_BASE),
    decimal.Decimal: ('java.math.BigDecimal', JAVA_BASE),
    datetime.datetime: ('java.sql.Timestamp', JAVA_SQL),
    datetime.date: ('java.sql.Date', JAVA_SQL),
    datetime.time: ('java.sql.Time', JAVA_SQL),
}
PY_OBJECT = 'pemja.core.object.PyObject'

COLUMN_CLASSES: Mapping[str, tuple[str, str]] = {
    'BOOLEAN': ('java.lang.Boolean', JAVA_BASE),
    'TINYINT': ('java.lang.Long', JAVA_BASE),
    'SMALLINT': ('java.lang.Long', JAVA_BASE),
    'INT': ('java.lang.Long', JAVA_BASE),
    'BIGINT': ('java.lang.Long', JAVA_BASE),
    'FLOAT': ('java.lang.Double', JAVA_BASE),
    'DOUBLE': ('java.lang.Double', JAVA_BASE),
    'CHAR': ('java.lang.String', JAVA_BASE),
    'VARCHAR': ('java.lang.String', JAVA_BASE),
    'STRING': ('java.lang.String', JAVA_BASE),
    'BINARY': ('[B', JAVA_BASE),
    'VARBINARY': ('[B', JAVA_BASE),
    'BYTES': ('[B', JAVA_BASE),
    'DATE': ('java.sql.Date', JAVA_SQL),
    'TIMESTAMP': ('java.sql.Timestamp', JAVA_SQL),
}


def null_pointer_exception(call: str) -> JavaError:
    return JavaError('java.lang.NullPointerException', f'Cannot invoke "{call}" because "value" is null')


def class_cast_exception(value: object, kind: str) -> JavaError:
    """The exception of a result that is no value of the declared type."""
    wanted, wanted_module = COLUMN_CLASSES[kind]
    if isinstance(value, str):
        given, given_module = 'java.lang.String', JAVA_BASE
    else:
        given, given_module = JAVA_CLASSES.get(type(value), (PY_OBJECT, ''))
    if given_module == wanted_module:
        place = f'{given} and {wanted} are in module {given_module}'
    else:
        home = f'module {given_module}' if given_module else "unnamed module of loader 'app'"
        place = f'{given} is in {home}; {wanted} is in module {wanted_module}'
    return JavaError('java.lang.ClassCastException', f'class {given} cannot be cast to class {wanted} ({place})')
