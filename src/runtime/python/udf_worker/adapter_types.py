"""Which conversions an adapter needs for a type: as functions to call, and as text to export."""

from __future__ import annotations

from typing import Any, Callable, NamedTuple

from udf_worker import adapter_conversions as conversions
from udf_worker.errors import WorkbenchError
from udf_worker.types import type_sql
from udf_worker.values.layout import BINARY_KINDS, INTEGER_BITS, STRING_KINDS, TypeJson

FLOAT_KINDS = frozenset(('FLOAT', 'DOUBLE'))


class Conversion(NamedTuple):
    call: Callable[..., Any]
    text: str
    """An expression that makes `call`."""
    functions: frozenset[str]
    """Names of the functions in the text."""


def plain(function: Callable[..., Any]) -> Conversion:
    return Conversion(function, function.__name__, frozenset((function.__name__,)))


def made(factory: Callable[..., Any], *arguments: Any) -> Conversion:
    """What a factory makes of conversions and of plain values."""
    parts = [argument for argument in arguments if isinstance(argument, Conversion)]
    values = [argument.call if isinstance(argument, Conversion) else argument for argument in arguments]
    texts = [argument.text if isinstance(argument, Conversion) else repr(argument) for argument in arguments]
    names = frozenset((factory.__name__,)).union(*(part.functions for part in parts))
    return Conversion(factory(*values), f'{factory.__name__}({", ".join(texts)})', names)


# --- columns


def column_conversion(data_type: TypeJson) -> Conversion:
    """Series of a type (ROW: DataFrame) to the list of values that the row coder would give the function."""
    kind: str = data_type['kind']
    if kind == 'ROW':
        fields: list[dict[str, Any]] = data_type['fields']
        names = [field['name'] for field in fields]
        return made(conversions.rows, names, *(column_conversion(field['type']) for field in fields))
    if kind == 'ARRAY':
        return made(conversions.nested, made(conversions.as_list, value_conversion(data_type['element'])))
    if kind == 'MAP':
        return made(conversions.nested, map_conversion(data_type))
    if kind in INTEGER_BITS:
        return plain(conversions.integers)
    if kind in FLOAT_KINDS:
        return plain(conversions.floats)
    return plain(COLUMN_CONVERSIONS.get(kind, conversions.objects))


COLUMN_CONVERSIONS: dict[str, Callable[..., Any]] = {
    'TIMESTAMP': conversions.timestamps,
    'TIMESTAMP_LTZ': conversions.zoned_timestamps,
    'TIME': conversions.times,
}


def value_conversion(data_type: TypeJson) -> Conversion:
    """One value inside an ARRAY or MAP as pandas holds it. Raises UNSUPPORTED_TYPE."""
    kind: str = data_type['kind']
    if kind in INTEGER_BITS:
        return plain(conversions.as_integer)
    if kind in FLOAT_KINDS:
        return plain(conversions.as_float)
    if kind == 'TIMESTAMP':
        return plain(conversions.as_timestamp)
    if kind == 'ARRAY':
        return made(conversions.as_list, value_conversion(data_type['element']))
    if kind == 'MAP':
        return map_conversion(data_type)
    if kind in ('ROW', 'TIMESTAMP_LTZ'):
        raise not_carried(data_type)
    return plain(conversions.as_it_is)


def map_conversion(data_type: TypeJson) -> Conversion:
    return made(conversions.as_dict, value_conversion(data_type['key']), value_conversion(data_type['value']))


# --- results


def results_conversion(data_type: TypeJson) -> Conversion:
    """List of results to the values that the row coder would make of them, and their dtype. Raises UNSUPPORTED_TYPE."""
    kind: str = data_type['kind']
    if kind in INTEGER_BITS:
        return plain(conversions.integer_results)
    if kind in FLOAT_KINDS:
        return plain(conversions.float_results)
    if kind in STRING_KINDS:
        return plain(conversions.text_results)
    if kind in BINARY_KINDS:
        return plain(conversions.bytes_results)
    if kind in RESULT_CONVERSIONS:
        return plain(RESULT_CONVERSIONS[kind])
    return made(conversions.object_results, result_conversion(data_type))


RESULT_CONVERSIONS: dict[str, Callable[..., Any]] = {
    'BOOLEAN': conversions.boolean_results,
    'DATE': conversions.date_results,
}


def result_conversion(data_type: TypeJson) -> Conversion:
    """One result that is not None. Raises UNSUPPORTED_TYPE."""
    kind: str = data_type['kind']
    if kind in ('TIMESTAMP', 'TIMESTAMP_LTZ'):
        return made(conversions.to_timestamp, unit_micros(data_type, 1))
    if kind == 'TIME':
        return made(conversions.to_time, unit_micros(data_type, 1000))
    if kind == 'DECIMAL':
        return made(conversions.to_decimal, data_type['precision'], data_type['scale'])
    if kind == 'ARRAY':
        return made(conversions.to_list, result_conversion(data_type['element']))
    if kind == 'MAP':
        return made(conversions.to_pairs, result_conversion(data_type['key']), result_conversion(data_type['value']))
    if kind == 'ROW':
        fields: list[dict[str, Any]] = data_type['fields']
        names = [field['name'] for field in fields]
        return made(conversions.to_fields, names, *(result_conversion(field['type']) for field in fields))
    return plain(result_function(kind))


def result_function(kind: str) -> Callable[..., Any]:
    if kind in INTEGER_BITS:
        return conversions.to_integer
    if kind in FLOAT_KINDS:
        return conversions.to_float
    if kind in STRING_KINDS:
        return conversions.to_text
    if kind in BINARY_KINDS:
        return conversions.to_bytes
    return {'BOOLEAN': conversions.to_boolean, 'DATE': conversions.to_date}[kind]


def unit_micros(data_type: TypeJson, least: int) -> int:
    """Microseconds of the unit in which Flink sends a fraction of this precision."""
    precision: int = data_type['precision']
    return max(least, 1_000_000 if precision == 0 else 1000 if precision <= 3 else 1)


def not_carried(data_type: TypeJson) -> WorkbenchError:
    return WorkbenchError(
        'UNSUPPORTED_TYPE',
        'plan',
        f'pandas cannot carry {type_sql(data_type)} inside an ARRAY or MAP, so no adapter can.',
        {'declaredType': type_sql(data_type)},
        hint='Compare the other two modes.',
    )
