"""Values between records and the user's function, by the rules of Flink's own coders.

Raw values are what the row codec reads and writes: int for the integer types, DATE (days since 1970-01-01) and
TIMESTAMP (microseconds since 1970-01-01T00:00:00); float; bool; str; bytes; None for NULL.

Mode `process` is Flink's process mode: Cython coders that cast as C does. A float for an integer type is cut, an int
for BOOLEAN is its truth, and so on. Mode `thread` is Flink's thread mode, where a value crosses into Java: nothing is
coerced, the Python type must be the very one, and some Java primitives cannot be NULL.
"""

from __future__ import annotations

import base64
import datetime
import decimal
import math
import operator
import struct
from typing import Any, Callable, NamedTuple

from udf_worker.errors import WorkbenchError
from udf_worker.java import NULL_UNBOXING_IN, NULL_UNBOXING_OUT, class_cast_exception, null_pointer_exception

TypeJson = Any
"""A data type in the JSON form of src/contract/model/data-type.ts."""

Converter = Callable[[Any], Any]

INTEGER_BITS = {'TINYINT': 8, 'SMALLINT': 16, 'INT': 32, 'BIGINT': 64}
INTEGER_CODES = {'TINYINT': 'b', 'SMALLINT': 'h', 'INT': 'i', 'BIGINT': 'q'}
STRINGS = frozenset(('CHAR', 'VARCHAR', 'STRING'))
BINARIES = frozenset(('BINARY', 'VARBINARY', 'BYTES'))
SCALAR_KINDS = STRINGS | BINARIES | frozenset(INTEGER_BITS) | {'BOOLEAN', 'FLOAT', 'DOUBLE', 'DATE', 'TIMESTAMP'}

EPOCH = datetime.datetime(1970, 1, 1)
EPOCH_ORDINAL = EPOCH.toordinal()
MICROS_OF_INT32_SECONDS = (1 << 31) * 1_000_000
MICROSECOND = datetime.timedelta(microseconds=1)
MILLISECOND = datetime.timedelta(milliseconds=1)
EXACT_DOUBLE_YEAR = 2106
"""Below 2^32 seconds a double tells microseconds apart, so that cutting it gives the right second."""
FLOAT_BYTES = struct.Struct('<f')


class OutputRule(NamedTuple):
    """How results of one declared type leave a function."""

    pack_code: str | None
    """Typecode with which `array(code, values)` takes a list of results (without None) at once, or None.

    Where array() refuses the list (TypeError, OverflowError), convert value by value: `convert` says what that value
    becomes or raises. What array() accepts it accepts with the same outcome as `convert`, except that it also takes
    objects which define `__index__` but not `__int__`; Flink refuses those. BOOLEAN packs as bytes: any but 0 is true.
    """

    exact_types: frozenset[type] | None
    """Where set, the fast way is open only to a list whose values are of exactly these types (None apart)."""

    convert: Converter
    """One result to its raw value, exactly as Flink's coder: raises the very exception Flink's coder raises."""

    null_error: Callable[[], Exception] | None
    """Makes the exception of a None result where Flink cannot carry NULL (`convert` raises it); None where it can."""


def input_converter(data_type: TypeJson, mode: str) -> Converter | None:
    """Makes the argument of a raw value; None where the raw value already is the argument. NULL (None) passes through.

    In thread mode the converter of TINYINT, SMALLINT, INT and FLOAT only refuses NULL: a batch without NULL may skip it
    (`null_input_error` tells).
    """
    kind = scalar_kind(data_type)
    if kind == 'DATE':
        return date_of_days
    if kind == 'TIMESTAMP':
        return timestamp_of_micros if mode == 'thread' else wrapped_timestamp_of_micros
    if mode == 'thread' and kind in NULL_UNBOXING_IN:
        return non_null_input(kind)
    return None


def null_input_error(data_type: TypeJson, mode: str) -> Exception | None:
    """The exception a NULL argument of this type means, or None where NULL is passed as None."""
    kind = scalar_kind(data_type)
    if mode == 'thread' and kind in NULL_UNBOXING_IN:
        return null_pointer_exception(NULL_UNBOXING_IN[kind])
    return None


def output_check(data_type: TypeJson, mode: str) -> OutputRule:
    """The rule of a result type. `mode` is 'process' or 'thread'."""
    kind = scalar_kind(data_type)
    if mode == 'thread':
        return thread_rule(kind, data_type)
    code = INTEGER_CODES.get(kind) or {'BOOLEAN': 'B', 'FLOAT': 'f', 'DOUBLE': 'd'}.get(kind)
    return OutputRule(code, None, nullable(process_converter(kind, data_type)), None)


def scalar_kind(data_type: TypeJson) -> str:
    """The kind of a type whose values can be converted now. Raises UNSUPPORTED_TYPE for others."""
    kind: str = data_type['kind']
    if kind not in SCALAR_KINDS:
        raise WorkbenchError(
            'UNSUPPORTED_TYPE',
            'plan',
            f'{kind} values cannot be passed to functions yet.',
            {'declaredType': kind, 'kinds': sorted(SCALAR_KINDS)},
            hint='Use one of ' + ', '.join(sorted(SCALAR_KINDS)) + '.',
        )
    return kind


def nullable(convert: Converter) -> Converter:
    def convert_or_null(value: Any) -> Any:
        return None if value is None else convert(value)

    return convert_or_null


# --- in


def date_of_days(days: int | None) -> datetime.date | None:
    return None if days is None else datetime.date.fromordinal(days + EPOCH_ORDINAL)


def timestamp_of_micros(micros: int | None) -> datetime.datetime | None:
    return None if micros is None else EPOCH + datetime.timedelta(0, 0, micros)


def wrapped_timestamp_of_micros(micros: int | None) -> datetime.datetime | None:
    """As Flink's process mode decodes: seconds are an int32 and C divides toward zero.

    So 2038-01-19T03:14:08 becomes 1901-12-13T20:45:52, and a time before 1970 with a fraction raises ValueError.
    """
    if micros is None:
        return None
    if 0 <= micros < MICROS_OF_INT32_SECONDS:
        return EPOCH + datetime.timedelta(0, 0, micros)
    millis, micros_of_milli = divmod(micros, 1000)
    seconds = truncated_quotient(millis, 1000)
    fraction = (millis - seconds * 1000) * 1000 + micros_of_milli
    return (EPOCH + datetime.timedelta(0, wrap_signed(seconds, 32))).replace(microsecond=fraction)


def non_null_input(kind: str) -> Converter:
    def pass_or_refuse(value: Any) -> Any:
        if value is None:
            raise null_pointer_exception(NULL_UNBOXING_IN[kind])
        return value

    return pass_or_refuse


# --- out, process mode


def process_converter(kind: str, data_type: TypeJson) -> Converter:
    if kind in INTEGER_BITS:
        return integer_converter(INTEGER_BITS[kind])
    if kind == 'BOOLEAN':
        return truth_of_byte
    if kind == 'FLOAT':
        return nearest_float32
    if kind == 'DOUBLE':
        return c_double
    if kind in STRINGS:
        return text_of_encoded
    if kind in BINARIES:
        return c_bytes
    if kind == 'DATE':
        return days_of_date
    return micros_converter(data_type['precision'] > 3)


def python_integer(value: object) -> int:
    """An int as C code of Cython asks for it: the value of an int, else what the type's own `__int__` gives."""
    if isinstance(value, int):
        return int.__int__(value)
    convert: Any = getattr(type(value), '__int__', None)
    # Texts and bytes of numpy have an `__int__` for Python, but no nb_int for C.
    if convert is None or isinstance(value, (str, bytes)):
        raise TypeError('an integer is required')
    number = convert(value)
    if not isinstance(number, int):
        raise TypeError(f'__int__ returned non-int (type {c_type_name(number)})')
    return int.__int__(number)


def integer_converter(bits: int) -> Converter:
    low, high = -(1 << (bits - 1)), (1 << (bits - 1)) - 1

    def convert(value: Any) -> int:
        number = python_integer(value)
        if low <= number <= high:
            return number
        if -(1 << 63) <= number < 1 << 63:
            raise OverflowError(f'value too large to convert to int{bits}_t')
        raise OverflowError('Python int too large to convert to C long')

    return convert


def truth_of_byte(value: Any) -> bool:
    number = python_integer(value)
    if 0 <= number <= 255:
        return number != 0
    if number < 0:
        raise OverflowError("can't convert negative value to unsigned char")
    if number < 1 << 64:
        raise OverflowError('value too large to convert to unsigned char')
    raise OverflowError('Python int too large to convert to C unsigned long')


def c_double(value: Any) -> float:
    """PyFloat_AsDouble with its own error texts ('must be real number, not str'); ldexp by 0 changes no value."""
    return math.ldexp(value, 0)


def nearest_float32(value: Any) -> float:
    return float32(c_double(value))


def float32(number: float) -> float:
    """The nearest 32-bit float, as a cast in C: beyond the range it is infinite."""
    try:
        rounded: float = FLOAT_BYTES.unpack(FLOAT_BYTES.pack(number))[0]
    except OverflowError:
        return math.copysign(math.inf, number)
    return rounded


def text_of_encoded(value: Any) -> str:
    encoded: bytes = value.encode('utf-8')
    return encoded.decode('utf-8')


def c_bytes(value: Any) -> bytes:
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    raise TypeError(f'expected bytes, {c_type_name(value)} found')


def days_of_date(value: Any) -> int:
    return integer_converter(32)(value.toordinal() - EPOCH_ORDINAL)


def micros_converter(keeps_micros: bool) -> Converter:
    """Time zones are dropped, not converted. Seconds come from a double that C cuts toward zero, so a time before 1970
    with a fraction comes out a second late, and one in the last microseconds of 9999 too, as on Flink."""

    def convert(value: Any) -> int:
        if type(value) is datetime.datetime and 1970 <= value.year < EXACT_DOUBLE_YEAR:
            return exact(value)
        seconds = int(value.replace(tzinfo=datetime.timezone.utc).timestamp())
        micros = operator.index(value.microsecond)
        return seconds * 1_000_000 + (micros if keeps_micros else micros // 1000 * 1000)

    exact = exact_micros_converter(keeps_micros)
    return convert


def exact_micros_converter(keeps_micros: bool) -> Callable[[datetime.datetime], int]:
    unit, micros_of_unit = (MICROSECOND, 1) if keeps_micros else (MILLISECOND, 1000)

    def convert(value: datetime.datetime) -> int:
        wall_clock = value if value.tzinfo is None else value.replace(tzinfo=None)
        return (wall_clock - EPOCH) // unit * micros_of_unit

    return convert


# --- out, thread mode

THREAD_TYPES = {
    'BOOLEAN': bool,
    'FLOAT': float,
    'DOUBLE': float,
    'DATE': datetime.date,
    'TIMESTAMP': datetime.datetime,
}


def thread_type(kind: str) -> type:
    if kind in INTEGER_BITS:
        return int
    if kind in STRINGS:
        return str
    return bytes if kind in BINARIES else THREAD_TYPES[kind]


def thread_rule(kind: str, data_type: TypeJson) -> OutputRule:
    wanted = thread_type(kind)
    finish = thread_finish(kind, data_type)
    unboxing = NULL_UNBOXING_OUT.get(kind)

    def null_error() -> Exception:
        return null_pointer_exception(unboxing or '')

    def convert(value: Any) -> Any:
        if value is None:
            if unboxing is not None:
                raise null_error()
            return None
        if type(value) is wanted or (wanted is str and isinstance(value, str)):
            return finish(value)
        raise class_cast_exception(value, kind)

    code = INTEGER_CODES.get(kind) or {'BOOLEAN': 'B', 'FLOAT': 'f', 'DOUBLE': 'd'}.get(kind)
    return OutputRule(code, frozenset((wanted,)), convert, None if unboxing is None else null_error)


def thread_finish(kind: str, data_type: TypeJson) -> Converter:
    """From the Java object (Long, Double, String…) to the column's value: TINYINT, SMALLINT, INT keep the low bits."""
    if kind in INTEGER_BITS:
        bits = INTEGER_BITS[kind]

        def low_bits(value: int) -> int:
            if not -(1 << 63) <= value < 1 << 63:
                raise OverflowError('int too big to convert')
            return wrap_signed(value, bits)

        return low_bits
    if kind == 'FLOAT':
        return float32
    if kind in STRINGS:
        return java_text
    if kind == 'DATE':
        return days_of_date
    if kind == 'TIMESTAMP':
        return exact_micros_converter(data_type['precision'] > 3)
    return unchanged


def unchanged(value: Any) -> Any:
    return value


def java_text(value: str) -> str:
    """A Java String holds lone surrogates, its UTF-8 form has '?' for them."""
    return value.encode('utf-8', 'replace').decode('utf-8')


# --- constants


def constant_value(data_type: TypeJson, cell: Any) -> Any:
    """An SQL constant as the function sees it. `cell` is encoded as src/contract/model/rows.ts says.

    DECIMAL is a decimal.Decimal, TIMESTAMP has milliseconds only. Raises BAD_CONSTANT for a cell that is no such value.
    """
    if cell is None:
        return None
    kind: str = data_type['kind']
    try:
        return CONSTANT_READERS[kind](cell)
    except (KeyError, ValueError, TypeError, decimal.InvalidOperation) as problem:
        raise WorkbenchError(
            'BAD_CONSTANT',
            'plan',
            f'{cell!r} is not a constant of type {kind}.',
            {'declaredType': kind, 'value': repr(cell), 'reason': str(problem)},
            hint="Write an SQL constant, for example 3, 1.50, 'x', TRUE, DATE '2024-02-29' or CAST(1 AS DOUBLE).",
        ) from problem


def float_constant(cell: Any) -> float:
    return float(cell)


def timestamp_constant(cell: str) -> datetime.datetime:
    moment = iso_timestamp(cell)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def iso_timestamp(text: str) -> datetime.datetime:
    """`2024-02-29T12:00:00[.f…]`; datetime.fromisoformat of Python 3.9 takes 3 or 6 digits only."""
    whole, _, fraction = text.partition('.')
    return datetime.datetime.fromisoformat(whole).replace(microsecond=int((fraction + '000000')[:6]))


def time_constant(cell: str) -> datetime.time:
    whole, _, fraction = cell.partition('.')
    return datetime.time.fromisoformat(whole).replace(microsecond=int((fraction + '000')[:3]) * 1000)


def boolean_constant(cell: Any) -> bool:
    if isinstance(cell, bool):
        return cell
    raise ValueError('not a boolean')


def text_constant(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    raise ValueError('not a text')


CONSTANT_READERS: dict[str, Converter] = {
    'BOOLEAN': boolean_constant,
    'TINYINT': int,
    'SMALLINT': int,
    'INT': int,
    'BIGINT': int,
    'FLOAT': lambda cell: float32(float_constant(cell)),
    'DOUBLE': float_constant,
    'DECIMAL': decimal.Decimal,
    'CHAR': text_constant,
    'VARCHAR': text_constant,
    'STRING': text_constant,
    'BINARY': base64.b64decode,
    'VARBINARY': base64.b64decode,
    'BYTES': base64.b64decode,
    'DATE': datetime.date.fromisoformat,
    'TIME': time_constant,
    'TIMESTAMP': timestamp_constant,
}


# --- arithmetic and names of C


def truncated_quotient(number: int, divisor: int) -> int:
    """C's division: toward zero."""
    return -(-number // divisor) if number < 0 else number // divisor


def wrap_signed(number: int, bits: int) -> int:
    """The low bits of a number, read as a signed integer."""
    low = number & ((1 << bits) - 1)
    return low - (1 << bits) if low >> (bits - 1) else low


def c_type_name(value: object) -> str:
    """`tp_name` of C: dotted for types of extension modules ('decimal.Decimal'), bare for Python classes and builtins.

    Python shows it only in error texts; this one quotes it whole for everything but tuples.
    """
    concatenate: Any = ().__add__
    try:
        concatenate(value)
    except TypeError as told:
        parts = str(told).split('"')
        if len(parts) == 3:
            return parts[1]
    return type(value).__name__
