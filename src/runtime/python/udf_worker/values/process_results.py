"""Single results to raw values by the rules of Flink's compiled coders, exceptions and their texts included.

Raw values: int for the integer types; DATE days; TIME milliseconds; TIMESTAMP and TIMESTAMP_LTZ microseconds since
1970-01-01T00:00:00; DECIMAL the unscaled int; float, bool, str, bytes.
"""

from __future__ import annotations

import datetime
import decimal
import operator
from typing import Any, Callable

from udf_worker.values.c_arithmetic import c_double, c_type_name, float32, signed_integer, truth_of_byte
from udf_worker.values.java import JavaError
from udf_worker.values.layout import BINARY_KINDS, INTEGER_BITS, STRING_KINDS, TypeJson
from udf_worker.values.moments import EPOCH, EPOCH_ORDINAL, MICROS_PER_SECOND, MICROSECOND
from udf_worker.values.notes import Notes
from udf_worker.values.scaled_decimals import WIDE

Convert = Callable[[Any], Any]

EXACT_DOUBLE_YEAR = 2106
"""Below 2^32 seconds a double tells microseconds apart, so that cutting it gives the right second."""
LATE_NOTE = (
    "Flink 2.3's process mode cuts the seconds of a result toward zero: a timestamp before 1970 with a fraction of a"
    ' second comes out one second late. Thread mode is right.'
)


def process_converter(data_type: TypeJson, notes: Notes) -> Convert:
    """What one result that is not None becomes. Raises what Flink's coder raises."""
    kind: str = data_type['kind']
    if kind in INTEGER_BITS:
        bits = INTEGER_BITS[kind]
        return lambda value: signed_integer(value, bits)
    if kind in STRING_KINDS:
        return text_of_encoded
    if kind in BINARY_KINDS:
        return c_bytes
    if kind == 'DECIMAL':
        return decimal_converter(data_type)
    if kind in SIMPLE_CONVERTERS:
        return SIMPLE_CONVERTERS[kind]
    return micros_converter(data_type['precision'] > 3, notes)


def nearest_float32(value: Any) -> float:
    return float32(c_double(value))


def text_of_encoded(value: Any) -> str:
    encoded: bytes = value.encode('utf-8')
    return encoded.decode('utf-8')


def c_bytes(value: Any) -> bytes:
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    raise TypeError(f'expected bytes, {c_type_name(value)} found')


def days_of_date(value: Any) -> int:
    return signed_integer(value.toordinal() - EPOCH_ORDINAL, 32)


def millis_of_time(value: Any) -> int:
    """Of anything with hour, minute, second and microsecond. Microseconds are cut; a zone is dropped."""
    hour, minute = signed_integer(value.hour, 32), signed_integer(value.minute, 32)
    second, micros = signed_integer(value.second, 32), signed_integer(value.microsecond, 32)
    return ((hour * 60 + minute) * 60 + second) * 1000 + micros // 1000


def micros_converter(keeps_micros: bool, notes: Notes) -> Convert:
    """Time zones are dropped, not converted. Seconds come from a double that C cuts toward zero, so a time before 1970
    with a fraction comes out a second late, and one in the last microseconds of 9999 too, as on Flink."""
    micros_of_unit = 1 if keeps_micros else 1000

    def convert(value: Any) -> int:
        if type(value) is datetime.datetime and 1970 <= value.year < EXACT_DOUBLE_YEAR:
            wall_clock = value if value.tzinfo is None else value.replace(tzinfo=None)
            micros = (wall_clock - EPOCH) // MICROSECOND
            return micros - micros % micros_of_unit
        seconds = int(value.replace(tzinfo=datetime.timezone.utc).timestamp())
        micros = operator.index(value.microsecond)
        if micros and seconds < 0:
            notes.add(LATE_NOTE)
        return seconds * MICROS_PER_SECOND + micros - micros % micros_of_unit

    return convert


def decimal_converter(data_type: TypeJson) -> Convert:
    """Quantized to the scale, half even, with no more digits than the precision has."""
    scale: int = data_type['scale']
    context = decimal.Context(prec=data_type['precision'])
    unit = decimal.Decimal(10) ** -scale

    def convert(value: Any) -> int:
        user_context = decimal.getcontext()
        decimal.setcontext(context)
        try:
            quantized: Any = str(value.quantize(unit))
        finally:
            decimal.setcontext(user_context)
        try:
            return int(decimal.Decimal(quantized).scaleb(scale, WIDE))
        except (ValueError, decimal.InvalidOperation):
            # Java reads the text.
            raise not_a_number(quantized) from None

    return convert


def not_a_number(text: str) -> JavaError:
    """Java's BigDecimal of a text that Python wrote: NaN."""
    said = f'Character {text.lstrip("-")[0]} is neither a decimal digit number, decimal point, nor'
    return JavaError('java.lang.NumberFormatException', f'{said} "e" notation exponential mark.')


SIMPLE_CONVERTERS: dict[str, Convert] = {
    'BOOLEAN': truth_of_byte,
    'FLOAT': nearest_float32,
    'DOUBLE': c_double,
    'DATE': days_of_date,
    'TIME': millis_of_time,
}
