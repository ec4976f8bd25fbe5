"""Intervals: types of constants and windows. Functions can neither take nor give them."""

# Parameters have PyFlink's names, which differ from class to class.
# pyright: reportIncompatibleMethodOverride=false

from __future__ import annotations

import datetime
from enum import Enum
from typing import Any

from pyflink.table.type_classes import AtomicType


class Resolution:
    """A unit of an interval, with its precision."""

    class IntervalUnit(Enum):
        SECOND = 0
        MINUTE = 1
        HOUR = 2
        DAY = 3
        MONTH = 4
        YEAR = 5

    def __init__(self, unit: Resolution.IntervalUnit, precision: int = -1) -> None:
        self._unit = unit
        self._precision = precision

    @property
    def unit(self) -> Resolution.IntervalUnit:
        return self._unit

    @property
    def precision(self) -> int:
        return self._precision

    def __str__(self) -> str:
        return f'{self._unit}({self._precision})'


class YearMonthIntervalType(AtomicType):
    """INTERVAL of years and months."""

    class YearMonthResolution:
        YEAR = 1
        MONTH = 2
        YEAR_TO_MONTH = 3

    DEFAULT_PRECISION = 2

    def __init__(self, resolution: int, precision: int = DEFAULT_PRECISION, nullable: bool = True) -> None:
        units = YearMonthIntervalType.YearMonthResolution
        assert resolution in (units.YEAR, units.MONTH, units.YEAR_TO_MONTH)
        assert resolution != units.MONTH or precision == self.DEFAULT_PRECISION
        assert 1 <= precision <= 4
        self._resolution = resolution
        self._precision = precision
        super().__init__(nullable)

    @property
    def resolution(self) -> int:
        return self._resolution

    @property
    def precision(self) -> int:
        return self._precision


class DayTimeIntervalType(AtomicType):
    """INTERVAL of days, hours, minutes and seconds."""

    class DayTimeResolution(Enum):
        DAY = 1
        DAY_TO_HOUR = 2
        DAY_TO_MINUTE = 3
        DAY_TO_SECOND = 4
        HOUR = 5
        HOUR_TO_MINUTE = 6
        HOUR_TO_SECOND = 7
        MINUTE = 8
        MINUTE_TO_SECOND = 9
        SECOND = 10

    DEFAULT_DAY_PRECISION = 2
    DEFAULT_FRACTIONAL_PRECISION = 6

    def __init__(
        self,
        resolution: DayTimeIntervalType.DayTimeResolution,
        day_precision: int = DEFAULT_DAY_PRECISION,
        fractional_precision: int = DEFAULT_FRACTIONAL_PRECISION,
        nullable: bool = True,
    ) -> None:
        assert isinstance(resolution, DayTimeIntervalType.DayTimeResolution)
        assert resolution.name.startswith('DAY') or day_precision == self.DEFAULT_DAY_PRECISION
        assert resolution.name.endswith('SECOND') or fractional_precision == self.DEFAULT_FRACTIONAL_PRECISION
        assert 1 <= day_precision <= 6
        assert 0 <= fractional_precision <= 9
        self._resolution = resolution
        self._day_precision = day_precision
        self._fractional_precision = fractional_precision
        super().__init__(nullable)

    def need_conversion(self) -> bool:
        return True

    def to_sql_type(self, timedelta: datetime.timedelta | None) -> int | None:
        return None if timedelta is None else timedelta // datetime.timedelta(microseconds=1)

    def from_sql_type(self, ts: int | None) -> datetime.timedelta | None:
        return None if ts is None else datetime.timedelta(microseconds=ts)

    @property
    def resolution(self) -> DayTimeIntervalType.DayTimeResolution:
        return self._resolution

    @property
    def day_precision(self) -> int:
        return self._day_precision

    @property
    def fractional_precision(self) -> int:
        return self._fractional_precision


def interval_of(upper: Resolution, lower: Resolution | None) -> DayTimeIntervalType | YearMonthIntervalType:
    """`INTERVAL(DAY(2), SECOND(3))` and the like. Units that do not go together: a KeyError, as of PyFlink."""
    units: Any = Resolution.IntervalUnit
    pair = (upper.unit, None if lower is None else lower.unit)
    if pair in YEAR_MONTH_PAIRS:
        resolution = YEAR_MONTH_PAIRS[pair]
        if resolution == YearMonthIntervalType.YearMonthResolution.YEAR:
            return YearMonthIntervalType(resolution, upper.precision)
        return YearMonthIntervalType(resolution)
    resolution = DAY_TIME_PAIRS[pair]
    days = upper.precision if upper.unit == units.DAY else DayTimeIntervalType.DEFAULT_DAY_PRECISION
    fraction = DayTimeIntervalType.DEFAULT_FRACTIONAL_PRECISION
    if lower is not None and lower.unit == units.SECOND:
        fraction = lower.precision
    elif upper.unit == units.SECOND:
        fraction = upper.precision
    return DayTimeIntervalType(resolution, days, fraction)


YEAR_MONTH_PAIRS: dict[Any, int] = {
    (Resolution.IntervalUnit.YEAR, None): YearMonthIntervalType.YearMonthResolution.YEAR,
    (Resolution.IntervalUnit.MONTH, None): YearMonthIntervalType.YearMonthResolution.MONTH,
    (
        Resolution.IntervalUnit.YEAR,
        Resolution.IntervalUnit.MONTH,
    ): YearMonthIntervalType.YearMonthResolution.YEAR_TO_MONTH,
}
DAY_TIME_UNITS = ('DAY', 'HOUR', 'MINUTE', 'SECOND')
DAY_TIME_PAIRS: dict[Any, DayTimeIntervalType.DayTimeResolution] = {
    (Resolution.IntervalUnit[upper], None): DayTimeIntervalType.DayTimeResolution[upper] for upper in DAY_TIME_UNITS
}
DAY_TIME_PAIRS.update(
    ((Resolution.IntervalUnit[upper], Resolution.IntervalUnit[lower]), resolution)
    for resolution in DayTimeIntervalType.DayTimeResolution
    for upper, to, lower in [resolution.name.partition('_TO_')]
    if to
)
