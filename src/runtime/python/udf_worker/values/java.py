"""Errors that Flink's thread mode raises on the Java side, with Java's words, and what Python values are to Java."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Mapping

from udf_worker.values.java_objects import PyJObject, java_class_name


class JavaError(Exception):
    """An exception of Java as a Flink job shows it: `java_class` is its error_type, the text is Java's message."""

    def __init__(self, java_class: str, message: str) -> None:
        super().__init__(message)
        self.java_class = java_class


NULL_UNBOXING_IN: Mapping[str, str] = {
    'TINYINT': 'Cannot invoke "java.lang.Byte.longValue()"',
    'SMALLINT': 'Cannot invoke "java.lang.Short.longValue()"',
    'INT': 'Cannot invoke "java.lang.Integer.longValue()"',
    'FLOAT': 'Cannot invoke "java.lang.Float.doubleValue()"',
    'TIME': 'Cannot invoke "java.lang.Integer.intValue()"',
    'ARRAY': 'Cannot read the array length',
    'MAP': 'Cannot invoke "java.util.Map.entrySet()"',
    'ROW': 'Cannot invoke "org.apache.flink.types.Row.getKind()"',
}
"""Types whose NULL kills a job in thread mode on the way to Python, and what Java says it cannot do."""

NULL_UNBOXING_OUT: Mapping[str, str] = {
    'TINYINT': 'Cannot invoke "java.lang.Long.byteValue()"',
    'SMALLINT': 'Cannot invoke "java.lang.Long.shortValue()"',
    'INT': 'Cannot invoke "java.lang.Long.intValue()"',
    'FLOAT': 'Cannot invoke "java.lang.Double.floatValue()"',
    'TIME': 'Cannot invoke "java.sql.Time.getTime()"',
    'MAP': 'Cannot invoke "java.util.Map.entrySet()"',
    'ROW': 'Cannot load from object array',
}

SQL_CLASSES = frozenset(('java.sql.Date', 'java.sql.Time', 'java.sql.Timestamp'))
PY_OBJECT = 'pemja.core.object.PyObject'

# Exact Python types that have a Java form; all others arrive in Java as an opaque PyObject.
JAVA_CLASSES: dict[type, str] = {
    bool: 'java.lang.Boolean',
    int: 'java.lang.Long',
    float: 'java.lang.Double',
    bytes: '[B',
    list: 'java.util.ArrayList',
    tuple: '[Ljava.lang.Object;',
    dict: 'java.util.HashMap',
    datetime.datetime: 'java.sql.Timestamp',
    datetime.date: 'java.sql.Date',
    datetime.time: 'java.sql.Time',
}

RESULT_CLASSES: Mapping[str, str] = {
    'BOOLEAN': 'java.lang.Boolean',
    'TINYINT': 'java.lang.Long',
    'SMALLINT': 'java.lang.Long',
    'INT': 'java.lang.Long',
    'BIGINT': 'java.lang.Long',
    'FLOAT': 'java.lang.Double',
    'DOUBLE': 'java.lang.Double',
    'DECIMAL': 'java.math.BigDecimal',
    'CHAR': 'java.lang.String',
    'VARCHAR': 'java.lang.String',
    'STRING': 'java.lang.String',
    'BINARY': '[B',
    'VARBINARY': '[B',
    'BYTES': '[B',
    'DATE': 'java.sql.Date',
    'TIME': 'java.sql.Time',
    'TIMESTAMP': 'java.sql.Timestamp',
    'TIMESTAMP_LTZ': 'java.sql.Timestamp',
}
"""What Java wants of a result."""

NESTED_CLASSES: Mapping[str, str] = {
    **RESULT_CLASSES,
    'DATE': 'java.time.LocalDate',
    'TIME': 'java.time.LocalTime',
    'TIMESTAMP': 'java.time.LocalDateTime',
    'TIMESTAMP_LTZ': 'java.time.Instant',
}
"""What Java wants inside of an ARRAY, MAP or ROW. No Python value becomes one of java.time."""


def java_class_of(value: object) -> str:
    if isinstance(value, str):
        return 'java.lang.String'
    if isinstance(value, PyJObject):
        return java_class_name(value)
    if isinstance(value, decimal.Decimal):
        return 'java.math.BigDecimal'
    return JAVA_CLASSES.get(type(value), PY_OBJECT)


def null_pointer_exception(cannot: str, name: str = 'value') -> JavaError:
    return JavaError('java.lang.NullPointerException', f'{cannot} because "{name}" is null')


def array_store_exception(given: str) -> JavaError:
    """Of an element that is none of the array's."""
    return JavaError('java.lang.ArrayStoreException', given)


def class_cast_exception(given: str, wanted: str) -> JavaError:
    """The exception of a value that is no value of the declared type."""
    given_home, wanted_home = home_of(given), home_of(wanted)
    if given_home == wanted_home:
        place = f'{given} and {wanted} are in {wanted_home}'
    else:
        place = f'{given} is in {given_home}; {wanted} is in {wanted_home}'
    return JavaError('java.lang.ClassCastException', f'class {given} cannot be cast to class {wanted} ({place})')


def home_of(java_class: str) -> str:
    if java_class == PY_OBJECT:
        return "unnamed module of loader 'app'"
    if java_class in SQL_CLASSES:
        return "module java.sql of loader 'platform'"
    return "module java.base of loader 'bootstrap'"
