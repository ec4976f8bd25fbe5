"""Dates of Java's java.sql.Date, which thread mode goes through: before 1582-10-15 it counts in the Julian calendar."""

from __future__ import annotations

import datetime

EPOCH_ORDINAL = datetime.date(1970, 1, 1).toordinal()
FIRST_GREGORIAN = datetime.date(1582, 10, 15)
LAST_GREGORIAN = datetime.date(1582, 10, 4)
FIRST_GREGORIAN_DAYS = FIRST_GREGORIAN.toordinal() - EPOCH_ORDINAL
LEFT_OUT_DAYS = 10
DAYS_OF_FOUR_YEARS = 1461
MARCH_OF_YEAR_0 = -719_470
"""Days from 1970-01-01 to the first of March of the Julian year 0."""

JULIAN_NOTE = (
    "Flink's thread mode passes dates through java.sql.Date: before 1582-10-15 they are those of the Julian calendar."
    ' Process mode counts as Python does.'
)


def java_date_of_days(days: int) -> datetime.date:
    """ValueError where the Julian date is none of Python's (1500-02-29, or a year below 1)."""
    if days >= FIRST_GREGORIAN_DAYS:
        return datetime.date.fromordinal(days + EPOCH_ORDINAL)
    cycles, day_of_cycle = divmod(days - MARCH_OF_YEAR_0, DAYS_OF_FOUR_YEARS)
    # Years begin in March here, so that the leap day is the last of its year.
    year_of_cycle = min(day_of_cycle // 365, 3)
    day_of_year = day_of_cycle - 365 * year_of_cycle
    month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month + 2) // 5 + 1
    year = 4 * cycles + year_of_cycle
    return datetime.date(year + (month >= 10), month + 3 if month < 10 else month - 9, day)


def days_of_java_date(date: datetime.date) -> int:
    if date >= FIRST_GREGORIAN:
        return date.toordinal() - EPOCH_ORDINAL
    year, month = (date.year, date.month - 3) if date.month > 2 else (date.year - 1, date.month + 9)
    cycles, year_of_cycle = divmod(year, 4)
    days = cycles * DAYS_OF_FOUR_YEARS + year_of_cycle * 365 + (153 * month + 2) // 5 + date.day - 1
    return days + MARCH_OF_YEAR_0


def java_timestamp(moment: datetime.datetime) -> datetime.datetime:
    """The days that the reform of the calendar left out are ten days later in Java."""
    if LAST_GREGORIAN < moment.date() < FIRST_GREGORIAN:
        return moment + datetime.timedelta(days=LEFT_OUT_DAYS)
    return moment
