"""The interfaces of metrics. udf_worker.metrics implements them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

__all__ = ['Counter', 'Distribution', 'Meter', 'Metric', 'MetricGroup']


class MetricGroup(ABC):
    """A named container of metrics and further groups."""

    @abstractmethod
    def add_group(self, name: str, extra: str | None = None) -> MetricGroup:
        """A group below this one; with `extra` a key group `name` and its value group `extra`, which is returned."""

    @abstractmethod
    def counter(self, name: str) -> Counter:
        """A counter of this name."""

    @abstractmethod
    def gauge(self, name: str, obj: Callable[[], int]) -> None:
        """Asks `obj` for the value whenever metrics are reported."""

    @abstractmethod
    def meter(self, name: str, time_span_in_seconds: int = 60) -> Meter:
        """A meter of events per second."""

    @abstractmethod
    def distribution(self, name: str) -> Distribution:
        """A distribution of integers."""


class Metric(ABC):  # noqa: B024 (PyFlink's)
    """Base of all metrics."""


class Counter(Metric, ABC):
    """Counts up and down."""

    @abstractmethod
    def inc(self, n: int = 1) -> None:
        """Adds `n`."""

    @abstractmethod
    def dec(self, n: int = 1) -> None:
        """Takes `n` away."""

    @abstractmethod
    def get_count(self) -> int: ...


class Meter(Metric, ABC):
    """Events per second over a time span."""

    @abstractmethod
    def mark_event(self, value: int = 1) -> None:
        """Counts `value` events now."""

    @abstractmethod
    def get_count(self) -> int: ...


class Distribution(Metric, ABC):
    """Count, sum, least and greatest of reported integers."""

    @abstractmethod
    def update(self, value: Any) -> None:
        """Reports a value."""
