"""Data types between their JSON form (src/contract/model/data-type.ts) and PyFlink's DataType objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyflink.table import types as flink
from udf_worker.errors import WorkbenchError
from udf_worker.type_refusals import unsupported_type
from udf_worker.type_text import TypeJson, length_problem, names_problem, parse_type
from udf_worker.type_tokens import MAX_LENGTH, VALIDATION_EXCEPTION
from udf_worker.values.type_sql import type_sql as type_sql

SIMPLE_CLASSES: dict[str, type[flink.DataType]] = {
    'BOOLEAN': flink.BooleanType,
    'TINYINT': flink.TinyIntType,
    'SMALLINT': flink.SmallIntType,
    'INT': flink.IntType,
    'BIGINT': flink.BigIntType,
    'FLOAT': flink.FloatType,
    'DOUBLE': flink.DoubleType,
    'DATE': flink.DateType,
}
LENGTH_CLASSES = {
    'CHAR': flink.CharType,
    'VARCHAR': flink.VarCharType,
    'BINARY': flink.BinaryType,
    'VARBINARY': flink.VarBinaryType,
}
PRECISION_CLASSES = {
    'TIME': flink.TimeType,
    'TIMESTAMP': flink.TimestampType,
    'TIMESTAMP_LTZ': flink.LocalZonedTimestampType,
}
SIMPLE_KINDS = {kind_class: kind for kind, kind_class in SIMPLE_CLASSES.items()}
LENGTH_KINDS = {kind_class: kind for kind, kind_class in LENGTH_CLASSES.items()}
PRECISION_KINDS = {kind_class: kind for kind, kind_class in PRECISION_CLASSES.items()}
UNBOUNDED_KINDS = {'VARCHAR': 'STRING', 'VARBINARY': 'BYTES'}


def type_json(declared: flink.DataType | str) -> TypeJson:
    """What a decorator was given, as JSON. Raises WorkbenchError BAD_TYPE_STRING or UNSUPPORTED_TYPE."""
    if isinstance(declared, str):
        return parse_type(declared)
    return object_json(declared)


def object_json(declared: flink.DataType) -> TypeJson:
    kind_class: Any = type(declared)
    nullable: bool = vars(declared)['_nullable']
    if kind_class in SIMPLE_KINDS:
        return {'kind': SIMPLE_KINDS[kind_class], 'nullable': nullable}
    if isinstance(declared, (flink.CharType, flink.VarCharType, flink.BinaryType, flink.VarBinaryType)):
        kind = LENGTH_KINDS[kind_class]
        require(length_problem(kind, declared.length), declared)
        if declared.length == MAX_LENGTH and kind in UNBOUNDED_KINDS:
            return {'kind': UNBOUNDED_KINDS[kind], 'nullable': nullable}
        return {'kind': kind, 'nullable': nullable, 'length': declared.length}
    if isinstance(declared, (flink.TimeType, flink.TimestampType, flink.LocalZonedTimestampType)):
        return {'kind': PRECISION_KINDS[kind_class], 'nullable': nullable, 'precision': declared.precision}
    if isinstance(declared, flink.DecimalType):
        return {'kind': 'DECIMAL', 'nullable': nullable, 'precision': declared.precision, 'scale': declared.scale}
    if isinstance(declared, flink.ArrayType):
        return {'kind': 'ARRAY', 'nullable': nullable, 'element': object_json(declared.element_type)}
    if isinstance(declared, flink.MapType):
        key, value = object_json(declared.key_type), object_json(declared.value_type)
        return {'kind': 'MAP', 'nullable': nullable, 'key': key, 'value': value}
    if isinstance(declared, flink.RowType):
        fields = [{'name': field.name, 'type': object_json(field.data_type)} for field in declared.fields]
        require(names_problem([field['name'] for field in fields]), declared)
        return {'kind': 'ROW', 'nullable': nullable, 'fields': fields}
    raise unsupported_type(name_without_coder(declared))


def require(problem: str | None, declared: flink.DataType) -> None:
    """Raises what Flink says of an object that is no type."""
    if problem is not None:
        facts = {'text': str(declared)}
        raise WorkbenchError('BAD_TYPE_STRING', 'plan', problem, facts, error_type=VALIDATION_EXCEPTION)


def name_without_coder(declared: flink.DataType) -> str:
    if isinstance(declared, flink.NullType):
        return 'NULL'
    if isinstance(declared, flink.ZonedTimestampType):
        return f'TIMESTAMP({declared.precision}) WITH TIME ZONE'
    if isinstance(declared, flink.DayTimeIntervalType):
        return f'INTERVAL {declared.resolution.name.replace("_", " ")}'
    return 'INTERVAL YEAR TO MONTH' if isinstance(declared, flink.YearMonthIntervalType) else str(declared)


def type_object(data_type: TypeJson) -> flink.DataType:
    """The DataType object of a JSON type."""
    kind: str = data_type['kind']
    nullable: bool = data_type['nullable']
    if kind in SIMPLE_CLASSES:
        return SIMPLE_CLASSES[kind](nullable)
    if kind == 'STRING':
        return flink.VarCharType(MAX_LENGTH, nullable)
    if kind == 'BYTES':
        return flink.VarBinaryType(MAX_LENGTH, nullable)
    if kind in LENGTH_CLASSES:
        return LENGTH_CLASSES[kind](data_type['length'], nullable)
    if kind in PRECISION_CLASSES:
        return PRECISION_CLASSES[kind](data_type['precision'], nullable)
    return NESTED_MAKERS[kind](data_type, nullable)


def row_object(data_type: TypeJson, nullable: bool) -> flink.DataType:
    fields = [flink.RowField(field['name'], type_object(field['type'])) for field in data_type['fields']]
    return flink.RowType(fields, nullable)


NESTED_MAKERS: dict[str, Callable[[TypeJson, bool], flink.DataType]] = {
    'DECIMAL': lambda data_type, nullable: flink.DecimalType(data_type['precision'], data_type['scale'], nullable),
    'ARRAY': lambda data_type, nullable: flink.ArrayType(type_object(data_type['element']), nullable),
    'MAP': lambda data_type, nullable: flink.MapType(
        type_object(data_type['key']), type_object(data_type['value']), nullable
    ),
    'ROW': row_object,
}
