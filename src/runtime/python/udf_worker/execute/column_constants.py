"""Constants that Flink's planner makes a column of: those of aggregates."""

from __future__ import annotations

import datetime
from array import array
from typing import Any

from udf_worker.execute.calls import Argument, ConstantArgument
from udf_worker.execute.operator import OperatorContext
from udf_worker.types import TypeJson
from udf_worker.values.arguments import ArgumentColumns
from udf_worker.values.constants import iso_timestamp
from udf_worker.values.layout import UNITS_PER_SECOND, time_unit

EPOCH = datetime.datetime(1970, 1, 1)
MICROSECOND = datetime.timedelta(microseconds=1)
MICROS_PER_SECOND = 1_000_000
NO_NULLS = memoryview(b'')


def as_column(argument: Argument, told: dict[str, Any], context: OperatorContext) -> Argument:
    """The argument of OPEN as rows have it: a column keeps the digits of a type that a constant of its own loses.

    A TIMESTAMP keeps its microseconds (and Flink's limits of a column's timestamps), a DECIMAL all digits of its scale.
    """
    if not isinstance(argument, ConstantArgument) or argument.value is None:
        return argument
    data_type: TypeJson = told['type']
    if data_type['kind'] == 'TIMESTAMP':
        return ConstantArgument(timestamp_in_column(data_type, told['value'], context))
    if data_type['kind'] == 'DECIMAL':
        return ConstantArgument(argument.value.quantize(argument.value.__class__(1).scaleb(-data_type['scale'])))
    return argument


def timestamp_in_column(data_type: TypeJson, cell: str, context: OperatorContext) -> Any:
    """Raises what the column's coder raises."""
    micros = (iso_timestamp(cell) - EPOCH) // MICROSECOND
    units = micros * UNITS_PER_SECOND[time_unit(data_type)] // MICROS_PER_SECOND
    columns = ArgumentColumns([data_type], 'process', context.order['localTimeZone'], context.notes)
    taken = columns.open([NO_NULLS, memoryview(array('q', [units])).cast('B')], 1).take(1)
    if taken.problem is not None:
        raise taken.problem
    return taken.columns[0][0]
