"""Texts as DECIMAL, TIME and TIMESTAMP_LTZ, which Arrow does not parse as Flink does. Each raises where one is none."""

from __future__ import annotations

import decimal
import importlib
from typing import Any

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.values.layout import TypeJson

pc: Any = importlib.import_module('pyarrow.compute')

# Enough for all digits of a text that may fit; what is longer is no value of the type.
CONTEXT = decimal.Context(prec=200, rounding=decimal.ROUND_HALF_UP)


def decimals_of_texts(array: Any, data_type: TypeJson) -> Any:
    """Rounded half up to the scale, as Flink's own readers do. Raises ArrowInvalid, ValueError or ArithmeticError."""
    target = arrow_type(data_type)
    try:
        return array.cast(target)
    except pa.ArrowInvalid:
        values = [None if text is None else decimal_of(text, data_type) for text in array.to_pylist()]
        return pa.array(values, target)


def decimal_of(text: str, data_type: TypeJson) -> decimal.Decimal:
    value = decimal.Decimal(text.strip())
    if not value.is_finite() or abs(value.adjusted()) > CONTEXT.prec:
        raise ValueError
    rounded = value.quantize(decimal.Decimal(1).scaleb(-data_type['scale']), context=CONTEXT)
    if len(rounded.as_tuple().digits) > data_type['precision'] and rounded != 0:
        raise ValueError
    return rounded


def times_of_texts(array: Any, target: Any) -> Any:
    """`12:00[:00[.5]]`: parsed as times of the first day that Arrow counts."""
    moments = pc.binary_join_element_wise(pa.scalar('1970-01-01T', array.type), array, pa.scalar('', array.type))
    return moments.cast(pa.timestamp(target.unit)).cast(target)


def instants_of_texts(array: Any, target: Any) -> Any:
    """Timestamps that say their zone, `Z` or `+02:00`, as UTC."""
    return array.cast(pa.timestamp(target.unit, 'UTC')).cast(target)
