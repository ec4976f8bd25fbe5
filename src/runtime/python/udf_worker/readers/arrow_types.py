"""Which Flink type holds the values of an Arrow type."""

from __future__ import annotations

from typing import Any

from udf_worker.arrow_io import pa
from udf_worker.type_text import parse_type
from udf_worker.values.layout import TypeJson

PRECISIONS = {'s': 0, 'ms': 3, 'us': 6, 'ns': 9}
DECIMAL_DIGITS_MAX = 38

FLINK_TYPE = b'flink.type'
"""Key of a field's metadata in files that this product wrote: the type's SQL text."""


def flink_field(field: Any) -> dict[str, Any]:
    metadata: dict[bytes, bytes] = field.metadata or {}
    text = metadata.get(FLINK_TYPE)
    own = parse_type(text.decode('utf-8')) if text is not None else None
    return {'name': field.name, 'type': own or flink_type(field.type, field.nullable)}


def flink_type(source: Any, nullable: bool) -> TypeJson:
    """STRING where there is none."""
    simple = simple_kind(source)
    if simple is not None:
        return {'kind': simple, 'nullable': nullable}
    types: Any = pa.types
    if types.is_dictionary(source):
        return flink_type(source.value_type, nullable)
    if types.is_timestamp(source):
        kind = 'TIMESTAMP' if source.tz is None else 'TIMESTAMP_LTZ'
        return {'kind': kind, 'nullable': nullable, 'precision': PRECISIONS[source.unit]}
    if types.is_time(source):
        return {'kind': 'TIME', 'nullable': nullable, 'precision': PRECISIONS[source.unit]}
    if types.is_uint64(source):
        return {'kind': 'DECIMAL', 'nullable': nullable, 'precision': 20, 'scale': 0}
    if types.is_decimal(source) and source.precision <= DECIMAL_DIGITS_MAX and 0 <= source.scale <= source.precision:
        return {'kind': 'DECIMAL', 'nullable': nullable, 'precision': source.precision, 'scale': source.scale}
    if types.is_list(source) or types.is_large_list(source) or types.is_fixed_size_list(source):
        element = source.value_field
        return {'kind': 'ARRAY', 'nullable': nullable, 'element': flink_type(element.type, element.nullable)}
    if types.is_map(source):
        item = source.item_field
        key, value = flink_type(source.key_type, False), flink_type(item.type, item.nullable)
        return {'kind': 'MAP', 'nullable': nullable, 'key': key, 'value': value}
    if types.is_struct(source):
        fields = [{'name': field.name, 'type': flink_type(field.type, field.nullable)} for field in source]
        return {'kind': 'ROW', 'nullable': nullable, 'fields': fields}
    return {'kind': 'STRING', 'nullable': nullable}


def simple_kind(source: Any) -> str | None:
    types: Any = pa.types
    tests = (
        (types.is_boolean, 'BOOLEAN'),
        (types.is_int8, 'TINYINT'),
        (types.is_int16, 'SMALLINT'),
        (types.is_uint8, 'SMALLINT'),
        (types.is_int32, 'INT'),
        (types.is_uint16, 'INT'),
        (types.is_int64, 'BIGINT'),
        (types.is_uint32, 'BIGINT'),
        (types.is_float16, 'FLOAT'),
        (types.is_float32, 'FLOAT'),
        (types.is_float64, 'DOUBLE'),
        (types.is_date, 'DATE'),
        (types.is_binary, 'BYTES'),
        (types.is_large_binary, 'BYTES'),
        (types.is_fixed_size_binary, 'BYTES'),
    )
    return next((kind for test, kind in tests if test(source)), None)
