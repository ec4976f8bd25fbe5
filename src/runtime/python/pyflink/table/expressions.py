"""Functions that build expressions. Built ones do nothing: the workbench has no planner."""

from __future__ import annotations

from typing import Any

from pyflink.missing import module_getattr
from pyflink.table.expression import JsonOnNull, build

__all__ = [
    'CURRENT_RANGE',
    'CURRENT_ROW',
    'UNBOUNDED_RANGE',
    'UNBOUNDED_ROW',
    'and_',
    'array',
    'atan2',
    'call',
    'call_sql',
    'coalesce',
    'col',
    'concat',
    'concat_ws',
    'convert_tz',
    'current_database',
    'current_date',
    'current_time',
    'current_timestamp',
    'current_watermark',
    'date_format',
    'descriptor',
    'e',
    'from_unixtime',
    'if_then_else',
    'json',
    'json_array',
    'json_array_agg',
    'json_object',
    'json_object_agg',
    'json_string',
    'lag',
    'lead',
    'lit',
    'local_time',
    'local_timestamp',
    'log',
    'map_',
    'map_from_arrays',
    'negative',
    'not_',
    'null_of',
    'object_of',
    'or_',
    'pi',
    'rand',
    'rand_integer',
    'range_',
    'row',
    'row_interval',
    'source_watermark',
    'temporal_overlaps',
    'timestamp_diff',
    'to_date',
    'to_timestamp',
    'to_timestamp_ltz',
    'unix_timestamp',
    'uuid',
    'with_all_columns',
    'with_columns',
    'without_columns',
]

UNBOUNDED_ROW: Any = build('UNBOUNDED_ROW')
UNBOUNDED_RANGE: Any = build('UNBOUNDED_RANGE')
CURRENT_ROW: Any = build('CURRENT_ROW')
CURRENT_RANGE: Any = build('CURRENT_RANGE')


def col(name: Any) -> Any:
    return build('col', name)


def lit(v: Any, data_type: Any = None) -> Any:
    return build('lit', v, data_type)


def range_(start: Any, end: Any) -> Any:
    return build('range_', start, end)


def and_(predicate0: Any, predicate1: Any, *predicates: Any) -> Any:
    return build('and_', predicate0, predicate1, *predicates)


def or_(predicate0: Any, predicate1: Any, *predicates: Any) -> Any:
    return build('or_', predicate0, predicate1, *predicates)


def not_(expression: Any) -> Any:
    return build('not_', expression)


def current_database() -> Any:
    return build('current_database')


def current_date() -> Any:
    return build('current_date')


def current_time() -> Any:
    return build('current_time')


def current_timestamp() -> Any:
    return build('current_timestamp')


def current_watermark(rowtimeAttribute: Any) -> Any:
    return build('current_watermark', rowtimeAttribute)


def local_time() -> Any:
    return build('local_time')


def local_timestamp() -> Any:
    return build('local_timestamp')


def to_date(date_str: Any, format: Any = None) -> Any:
    return build('to_date', date_str, format)


def to_timestamp(timestamp_str: Any, format: Any = None) -> Any:
    return build('to_timestamp', timestamp_str, format)


def to_timestamp_ltz(*args: Any) -> Any:
    return build('to_timestamp_ltz', *args)


def temporal_overlaps(left_time_point: Any, left_temporal: Any, right_time_point: Any, right_temporal: Any) -> Any:
    return build('temporal_overlaps', left_time_point, left_temporal, right_time_point, right_temporal)


def date_format(timestamp: Any, format: Any) -> Any:
    return build('date_format', timestamp, format)


def timestamp_diff(time_point_unit: Any, time_point1: Any, time_point2: Any) -> Any:
    return build('timestamp_diff', time_point_unit, time_point1, time_point2)


def convert_tz(date_str: Any, tz_from: Any, tz_to: Any) -> Any:
    return build('convert_tz', date_str, tz_from, tz_to)


def from_unixtime(unixtime: Any, format: Any = None) -> Any:
    return build('from_unixtime', unixtime, format)


def unix_timestamp(date_str: Any = None, format: Any = None) -> Any:
    return build('unix_timestamp', date_str, format)


def array(head: Any, *tail: Any) -> Any:
    return build('array', head, *tail)


def row(head: Any, *tail: Any) -> Any:
    return build('row', head, *tail)


def map_(key: Any, value: Any, *tail: Any) -> Any:
    return build('map_', key, value, *tail)


def map_from_arrays(key: Any, value: Any) -> Any:
    return build('map_from_arrays', key, value)


def descriptor(*column_names: Any) -> Any:
    return build('descriptor', *column_names)


def object_of(class_name: Any, *args: Any) -> Any:
    return build('object_of', class_name, *args)


def row_interval(rows: Any) -> Any:
    return build('row_interval', rows)


def pi() -> Any:
    return build('pi')


def e() -> Any:
    return build('e')


def rand(seed: Any = None) -> Any:
    return build('rand', seed)


def rand_integer(bound: Any, seed: Any = None) -> Any:
    return build('rand_integer', bound, seed)


def atan2(y: Any, x: Any) -> Any:
    return build('atan2', y, x)


def negative(v: Any) -> Any:
    return build('negative', v)


def concat(first: Any, *others: Any) -> Any:
    return build('concat', first, *others)


def concat_ws(separator: Any, first: Any, *others: Any) -> Any:
    return build('concat_ws', separator, first, *others)


def uuid() -> Any:
    return build('uuid')


def null_of(data_type: Any) -> Any:
    return build('null_of', data_type)


def log(v: Any, base: Any = None) -> Any:
    return build('log', v, base)


def source_watermark() -> Any:
    return build('source_watermark')


def if_then_else(condition: Any, if_true: Any, if_false: Any) -> Any:
    return build('if_then_else', condition, if_true, if_false)


def coalesce(*args: Any) -> Any:
    return build('coalesce', *args)


def with_all_columns() -> Any:
    return build('with_all_columns')


def with_columns(head: Any, *tails: Any) -> Any:
    return build('with_columns', head, *tails)


def without_columns(head: Any, *tails: Any) -> Any:
    return build('without_columns', head, *tails)


def json(value: Any) -> Any:
    return build('json', value)


def json_string(value: Any) -> Any:
    return build('json_string', value)


def json_object(on_null: Any = JsonOnNull.NULL, *args: Any) -> Any:
    return build('json_object', on_null, *args)


def json_object_agg(on_null: Any, key_expr: Any, value_expr: Any) -> Any:
    return build('json_object_agg', on_null, key_expr, value_expr)


def json_array(on_null: Any = JsonOnNull.ABSENT, *args: Any) -> Any:
    return build('json_array', on_null, *args)


def json_array_agg(on_null: Any, item_expr: Any) -> Any:
    return build('json_array_agg', on_null, item_expr)


def lag(expr: Any, offset: Any = 1, default: Any = None) -> Any:
    return build('lag', expr, offset, default)


def lead(expr: Any, offset: Any = 1, default: Any = None) -> Any:
    return build('lead', expr, offset, default)


def call(f: Any, *args: Any) -> Any:
    return build('call', f, *args)


def call_sql(sql_expression: Any) -> Any:
    return build('call_sql', sql_expression)


__getattr__ = module_getattr(__name__)
