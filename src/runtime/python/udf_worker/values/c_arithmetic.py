"""What Cython's casts from Python objects to C numbers do, with their very exceptions."""

from __future__ import annotations

import math
import struct
from typing import Any

FLOAT_BYTES = struct.Struct('<f')


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


def signed_integer(value: object, bits: int) -> int:
    number = python_integer(value)
    half = 1 << (bits - 1)
    if -half <= number < half:
        return number
    if -(1 << 63) <= number < 1 << 63:
        raise OverflowError(f'value too large to convert to int{bits}_t')
    raise OverflowError('Python int too large to convert to C long')


def truth_of_byte(value: object) -> bool:
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


def float32(number: float) -> float:
    """The nearest 32-bit float, as a cast in C: beyond the range it is infinite."""
    try:
        rounded: float = FLOAT_BYTES.unpack(FLOAT_BYTES.pack(number))[0]
    except OverflowError:
        return math.copysign(math.inf, number)
    return rounded


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
