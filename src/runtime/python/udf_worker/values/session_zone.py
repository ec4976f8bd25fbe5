"""The tzinfo that Flink gives the datetimes of TIMESTAMP_LTZ: pytz's. Imported only where a column has that type."""

from __future__ import annotations

import datetime
import importlib
from typing import Any, Protocol

from udf_worker.errors import WorkbenchError


class SessionZone(Protocol):
    def localize(self, moment: datetime.datetime) -> datetime.datetime:
        """The wall clock with this zone's label."""
        ...


class PlainZone:
    """For a Python without pytz."""

    def __init__(self, zone: datetime.tzinfo) -> None:
        self.zone = zone

    def localize(self, moment: datetime.datetime) -> datetime.datetime:
        return moment.replace(tzinfo=self.zone)


def session_zone(name: str) -> SessionZone:
    """Raises BAD_SETTING_VALUE for a name that is no time zone."""
    try:
        pytz: Any = importlib.import_module('pytz')
    except ImportError:
        return PlainZone(plain_zone(name))
    try:
        zone: SessionZone = pytz.timezone(name)
    except Exception as problem:
        raise unknown_zone(name) from problem
    return zone


def plain_zone(name: str) -> datetime.tzinfo:
    if name == 'UTC':
        return datetime.timezone.utc
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except Exception as problem:
        raise unknown_zone(name) from problem


def unknown_zone(name: str) -> WorkbenchError:
    return WorkbenchError(
        'BAD_SETTING_VALUE',
        'plan',
        f'{name!r} is no time zone that Python knows.',
        {'setting': 'table.local-time-zone', 'value': name},
        hint='Use a name of the tz database, for example UTC or Europe/Berlin.',
    )
