"""Single results to raw values as Flink's thread mode does it: over Java objects, where nothing is coerced."""

from __future__ import annotations

import datetime
from typing import Any, Callable

from udf_worker.values.c_arithmetic import float32, wrap_signed
from udf_worker.values.java import NULL_UNBOXING_OUT, class_cast_exception, null_pointer_exception
from udf_worker.values.layout import BINARY_KINDS, INTEGER_BITS, STRING_KINDS, TypeJson
from udf_worker.values.moments import EPOCH
from udf_worker.values.notes import Notes
from udf_worker.values.process_results import MICROSECOND, days_of_date
from udf_worker.values.result_rules import ResultRule

Convert = Callable[[Any], Any]

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
    if kind in STRING_KINDS:
        return str
    return bytes if kind in BINARY_KINDS else THREAD_TYPES[kind]


def thread_rule(data_type: TypeJson, container: str, notes: Notes) -> ResultRule:
    kind: str = data_type['kind']
    wanted = thread_type(kind)
    finish = thread_finish(kind, data_type)
    unboxing = NULL_UNBOXING_OUT.get(kind)

    def null_error() -> Exception:
        return null_pointer_exception(unboxing or '')

    def convert(value: Any) -> Any:
        if type(value) is wanted or (wanted is str and isinstance(value, str)):
            return finish(value)
        raise class_cast_exception(value, kind)

    return ResultRule(convert, frozenset((wanted,)), None if unboxing is None else null_error)


def thread_finish(kind: str, data_type: TypeJson) -> Convert:
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
    if kind in STRING_KINDS:
        return java_text
    if kind == 'DATE':
        return days_of_date
    if kind == 'TIMESTAMP':
        unit = 1 if data_type['precision'] > 3 else 1000

        def exact_micros(value: datetime.datetime) -> int:
            wall_clock = value if value.tzinfo is None else value.replace(tzinfo=None)
            return (wall_clock - EPOCH) // MICROSECOND // unit * unit

        return exact_micros
    return unchanged


def unchanged(value: Any) -> Any:
    return value


def java_text(value: str) -> str:
    """A Java String holds lone surrogates, its UTF-8 form has '?' for them."""
    return value.encode('utf-8', 'replace').decode('utf-8')
