"""SQL constants as functions see them."""

from __future__ import annotations

import base64
import datetime
import decimal
from typing import Any, Callable

from udf_worker.errors import WorkbenchError
from udf_worker.values.c_arithmetic import float32
from udf_worker.values.layout import TypeJson


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


CONSTANT_READERS: dict[str, Callable[[Any], Any]] = {
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
