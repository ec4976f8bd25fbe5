"""Columns of DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ and DECIMAL results."""

from __future__ import annotations

import datetime
import operator
from array import array
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from itertools import repeat
from typing import Any

from udf_worker.values.c_loops import floor_divide
from udf_worker.values.layout import UNITS_PER_SECOND, TypeJson, array_code, time_unit
from udf_worker.values.moments import EPOCH, EPOCH_ORDINAL, MICROS_PER_SECOND, MICROSECOND
from udf_worker.values.payload import Buffer
from udf_worker.values.result_rules import ResultRule
from udf_worker.values.result_writers import FlatWriter
from udf_worker.values.scaled_decimals import DECIMAL_BYTES, WIDE, packed_numbers

EPOCH_DATE = datetime.date(1970, 1, 1)
MILLISECOND = datetime.timedelta(milliseconds=1)
EXACT_SECONDS = 1 << 32
"""Up to here, some time in 2106, Flink's way over a float of seconds is exact, and so is the quick one."""
MILLIS_PER_SECOND = 1_000


class UnitWriter(FlatWriter):
    """Numbers of one unit, written in another."""

    def __init__(self, data_type: TypeJson, rule: ResultRule) -> None:
        super().__init__(data_type, rule)
        self.values: array[int] = array('q')

    def truncate(self, rows: int) -> None:
        super().truncate(rows)
        self.values = self.values[:rows]

    def put(self, raw: list[Any]) -> None:
        self.values.extend(array('q', raw))


class DateWriter(UnitWriter):
    filler: Any = EPOCH_DATE

    def __init__(self, data_type: TypeJson, rule: ResultRule, first_days: int) -> None:
        """`first_days`: before that day the exact way does something else."""
        super().__init__(data_type, rule)
        self.first_days = first_days

    def take(self, values: list[Any]) -> bool:
        days = list(map(operator.sub, map(datetime.date.toordinal, values), repeat(EPOCH_ORDINAL)))
        if days and min(days) < self.first_days:
            return False
        self.values.extend(array('q', days))
        return True

    def buffers(self) -> list[Buffer]:
        return [self.validity(), memoryview(array('i', self.values)).cast('B')]


class TimeWriter(UnitWriter):
    """Milliseconds of the day."""

    filler: Any = datetime.time()

    def take(self, values: list[Any]) -> bool:
        if {datetime.time} != set(map(type, values)):
            return False
        # A zone makes the subtraction fail.
        since_midnight = map(operator.sub, map(datetime.datetime.combine, repeat(EPOCH_DATE), values), repeat(EPOCH))
        self.values.extend(array('q', list(map(datetime.timedelta.__floordiv__, since_midnight, repeat(MILLISECOND)))))
        return True

    def buffers(self) -> list[Buffer]:
        units = in_unit(self.values, MILLIS_PER_SECOND, UNITS_PER_SECOND[time_unit(self.data_type)])
        return [self.validity(), memoryview(array(array_code(self.data_type), units)).cast('B')]


class MomentWriter(UnitWriter):
    """Microseconds since 1970."""

    filler: Any = EPOCH

    def take(self, values: list[Any]) -> bool:
        """Naive datetimes of the time where the exact way does nothing else. A zone makes the subtraction fail."""
        if {datetime.datetime} != set(map(type, values)):
            return False
        since_epoch = map(datetime.datetime.__sub__, values, repeat(EPOCH))
        # What a type of fewer digits has too many is cut with the unit.
        micros = list(map(datetime.timedelta.__floordiv__, since_epoch, repeat(MICROSECOND)))
        if min(micros) < 0 or max(micros) >= EXACT_SECONDS * MICROS_PER_SECOND:
            return False
        self.values.extend(array('q', micros))
        return True

    def buffers(self) -> list[Buffer]:
        units = in_unit(self.values, MICROS_PER_SECOND, UNITS_PER_SECOND[time_unit(self.data_type)])
        return [self.validity(), memoryview(units).cast('B')]


def in_unit(values: array[int], has_per_second: int, wanted_per_second: int) -> array[int]:
    if has_per_second == wanted_per_second:
        return values
    if wanted_per_second < has_per_second:
        return array('q', list(map(floor_divide, values, repeat(has_per_second // wanted_per_second))))
    return array('q', list(map(operator.mul, values, repeat(wanted_per_second // has_per_second))))


class DecimalWriter(FlatWriter):
    """16 bytes each."""

    def __init__(self, data_type: TypeJson, rule: ResultRule, half_up: bool) -> None:
        super().__init__(data_type, rule)
        self.scale: int = data_type['scale']
        self.unit = Decimal(10) ** -self.scale
        self.context = Context(
            prec=data_type['precision'], rounding=ROUND_HALF_UP if half_up else ROUND_HALF_EVEN, Emin=-6144, Emax=6144
        )
        self.filler = Decimal(0)
        self.pieces: list[bytes] = []

    def truncate(self, rows: int) -> None:
        super().truncate(rows)
        self.pieces = [b''.join(self.pieces)[: DECIMAL_BYTES * rows]] if rows else []

    def take(self, values: list[Any]) -> bool:
        if {Decimal} != set(map(type, values)):
            return False
        quantized = map(Decimal.quantize, values, repeat(self.unit), repeat(None), repeat(self.context))
        numbers = list(map(int, map(Decimal.scaleb, quantized, repeat(self.scale), repeat(WIDE))))
        self.pieces.append(packed_numbers(numbers))
        return True

    def put(self, raw: list[Any]) -> None:
        self.pieces.append(packed_numbers(raw))

    def buffers(self) -> list[Buffer]:
        return [self.validity(), b''.join(self.pieces)]
