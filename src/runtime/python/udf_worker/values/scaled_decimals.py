"""DECIMAL as 16 bytes of an unscaled number, and as decimal.Decimal."""

from __future__ import annotations

import functools
import operator
from array import array
from decimal import Context, Decimal
from itertools import repeat
from typing import Any

from udf_worker.values.c_loops import shift_left, shift_right
from udf_worker.values.layout import DECIMAL_BYTES

WIDE = Context(prec=100)
"""Shifts a decimal point without rounding."""

INT64_BITS = 64


def scaled_decimals(numbers: list[int], scale: int) -> list[Decimal]:
    return list(map(Decimal.scaleb, map(Decimal, numbers), repeat(-scale), repeat(WIDE)))


def unscaled_numbers(words: memoryview, first: int, end: int) -> list[int]:
    """The numbers of the rows [first, end)."""
    part = words[DECIMAL_BYTES * first : DECIMAL_BYTES * end]
    low: Any = part.cast('q')[0::2].tolist()
    high: Any = part.cast('q')[1::2].tolist()
    # A number of 64 bits: all its upper bits repeat its sign.
    if high == list(map(shift_right, low, repeat(63))):
        return low
    numbers = map(shift_left, high, repeat(INT64_BITS))
    return list(map(operator.add, numbers, part.cast('Q')[0::2].tolist()))


def packed_numbers(numbers: list[int]) -> bytes:
    """16 bytes a number. OverflowError for one of more than 128 bits."""
    try:
        low = array('q', numbers)
    except OverflowError:
        pack = functools.partial(int.to_bytes, length=DECIMAL_BYTES, byteorder='little', signed=True)
        return b''.join(map(pack, numbers))
    words = memoryview(bytearray(DECIMAL_BYTES * len(numbers))).cast('q')
    words[0::2] = memoryview(low)
    words[1::2] = memoryview(array('q', list(map(shift_right, low, repeat(63)))))
    return bytes(words)
