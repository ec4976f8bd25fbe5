"""Single results to raw values as Flink's thread mode does it: over Java objects, where nothing is coerced.

Raw values are those of process_results.
"""

from __future__ import annotations

import datetime
import decimal
from typing import Any, Callable

from udf_worker.values.c_arithmetic import float32, wrap_signed
from udf_worker.values.java import (
    NESTED_CLASSES,
    NULL_UNBOXING_OUT,
    RESULT_CLASSES,
    array_store_exception,
    class_cast_exception,
    java_class_of,
    null_pointer_exception,
)
from udf_worker.values.java_objects import PyJObject, java_value
from udf_worker.values.julian import JULIAN_NOTE, days_of_java_date, java_timestamp
from udf_worker.values.layout import BINARY_KINDS, INTEGER_BITS, STRING_KINDS, TIMESTAMP_KINDS, TypeJson
from udf_worker.values.moments import EPOCH, EPOCH_ORDINAL, MICROSECOND
from udf_worker.values.nested_time import no_nested_time
from udf_worker.values.notes import Notes
from udf_worker.values.process_results import not_a_number
from udf_worker.values.result_rules import ResultRule, UnseenOverflow
from udf_worker.values.scaled_decimals import WIDE

Convert = Callable[[Any], Any]

WRAPPED_NOTE = (
    "Flink's thread mode keeps the low bits of a result that is too large for TINYINT, SMALLINT or INT. Process mode"
    ' refuses it.'
)
ROUNDED_NOTE = (
    "Flink's thread mode rounds DECIMAL results half up and makes NULL of those with too many digits. Process mode"
    ' rounds half even and refuses what is too large.'
)
EXACT_TYPES: dict[str, type] = {
    'BOOLEAN': bool,
    'FLOAT': float,
    'DOUBLE': float,
    'DATE': datetime.date,
    'TIME': datetime.time,
    'TIMESTAMP': datetime.datetime,
    'TIMESTAMP_LTZ': datetime.datetime,
    'DECIMAL': decimal.Decimal,
    **dict.fromkeys(INTEGER_BITS, int),
    **dict.fromkeys(STRING_KINDS, str),
    **dict.fromkeys(BINARY_KINDS, bytes),
}
NO_FAST_WAY: frozenset[type] = frozenset()


def thread_rule(data_type: TypeJson, container: str, notes: Notes) -> ResultRule:
    """`container` is the kind of the type that holds the value, '' for a result itself."""
    kind: str = data_type['kind']
    if kind == 'TIME' and container:
        raise no_nested_time(data_type)
    finish = thread_finish(data_type, container, notes)
    taken_for = RESULT_CLASSES[kind]
    wanted = NESTED_CLASSES[kind] if container else taken_for
    unboxed_by_java = kind in NULL_UNBOXING_OUT

    def null_error() -> Exception:
        return null_pointer_exception(NULL_UNBOXING_OUT[kind])

    def convert(value: Any) -> Any:
        given = java_class_of(value)
        if type(value) is int and not fits_long(value):
            raise null_error() if unboxed_by_java and not container else UnseenOverflow()
        if unboxed_by_java and given != taken_for:
            raise class_cast_exception(given, taken_for)
        if given == wanted:
            return finish(value)
        raise array_store_exception(given) if container == 'ARRAY' else class_cast_exception(given, wanted)

    # Inside of others no Python value is a date or a time.
    exact = frozenset((EXACT_TYPES[kind],)) if wanted == taken_for else NO_FAST_WAY
    return ResultRule(convert, exact, null_error if unboxed_by_java else None)


def thread_finish(data_type: TypeJson, container: str, notes: Notes) -> Convert:
    """From a value of the right Java class to the column's raw value."""
    kind: str = data_type['kind']
    if kind in INTEGER_BITS:
        return low_bits_of(INTEGER_BITS[kind], notes)
    if kind in STRING_KINDS:
        return java_text
    if kind == 'FLOAT':
        return float32
    if kind == 'DECIMAL':
        return half_up(data_type, notes)
    if kind == 'DATE':
        return java_days(notes)
    if kind == 'TIME':
        return java_millis
    if kind in TIMESTAMP_KINDS:
        return java_micros(1 if data_type['precision'] > 3 else 1000)
    return unchanged


def fits_long(value: int) -> bool:
    return -(1 << 63) <= value < 1 << 63


def low_bits_of(bits: int, notes: Notes) -> Convert:
    """TINYINT, SMALLINT and INT keep the low bits of a Long."""

    def low_bits(value: int) -> int:
        wrapped = wrap_signed(value, bits)
        if wrapped != value:
            notes.add(WRAPPED_NOTE)
        return wrapped

    return low_bits


def half_up(data_type: TypeJson, notes: Notes) -> Convert:
    """NULL for what has too many digits."""
    scale: int = data_type['scale']
    unit = decimal.Decimal(10) ** -scale
    context = decimal.Context(prec=data_type['precision'], rounding=decimal.ROUND_HALF_UP)

    def quantized(value: decimal.Decimal) -> int | None:
        text = str(value)
        exact = decimal.Decimal(text)
        if not exact.is_finite():
            raise not_a_number(text)
        try:
            rounded = exact.quantize(unit, context=context)
        except decimal.InvalidOperation:
            notes.add(ROUNDED_NOTE)
            return None
        if rounded != exact and rounded != exact.quantize(unit, decimal.ROUND_HALF_EVEN, WIDE):
            notes.add(ROUNDED_NOTE)
        return int(rounded.scaleb(scale, WIDE))

    return quantized


def java_days(notes: Notes) -> Convert:
    def days_of(value: Any) -> int:
        if isinstance(value, PyJObject):
            return java_value(value).toordinal() - EPOCH_ORDINAL
        proleptic = value.toordinal() - EPOCH_ORDINAL
        days = days_of_java_date(value)
        if days != proleptic:
            notes.add(JULIAN_NOTE)
        return days

    return days_of


def java_millis(value: datetime.time) -> int:
    """Microseconds are cut, a zone is dropped."""
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1000 + value.microsecond // 1000


def java_micros(micros_of_unit: int) -> Convert:
    def micros_of(value: Any) -> int:
        moment = java_value(value) if isinstance(value, PyJObject) else java_timestamp(value.replace(tzinfo=None))
        micros = (moment - EPOCH) // MICROSECOND
        return micros - micros % micros_of_unit

    return micros_of


def unchanged(value: Any) -> Any:
    return value


def java_text(value: str) -> str:
    """A kind of str becomes what str() makes of it. Lone surrogates of a Java String are '?' in UTF-8."""
    return str(value).encode('utf-8', 'replace').decode('utf-8')
