"""Metrics that count: what a FunctionContext hands to a function."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Union

from pyflink.metrics import Counter, Distribution, Meter, MetricGroup


class Counts:
    """Whether a function can read what it counted: on Flink only in a bundle, and never in thread mode."""

    def __init__(self, readable: bool = True) -> None:
        self.readable = readable

    def since(self, count: int, before: int) -> int:
        """`before` is what was counted in the bundles before. Raises as Flink does."""
        if not self.readable:
            raise AttributeError("'NoneType' object has no attribute 'get_counter'")
        return count - before


class CountingCounter(Counter):
    def __init__(self, counts: Counts | None = None) -> None:
        self.counts = counts or Counts()
        self.count = 0
        self.before_bundle = 0

    def inc(self, n: int | None = 1) -> None:
        # Beam, which counts for Flink, takes None for 1.
        self.count += 1 if n is None else n

    def dec(self, n: int = 1) -> None:
        self.inc(-n)

    def get_count(self) -> int:
        return self.counts.since(self.count, self.before_bundle)


class CountingMeter(Meter):
    """Keeps one sum a second of the last `time_span_in_seconds` seconds."""

    def __init__(self, counts: Counts | None = None, time_span_in_seconds: int = 60) -> None:
        self.counts = counts or Counts()
        self.before_bundle = 0
        self.span_seconds = max(1, time_span_in_seconds)
        self.count = 0
        self.recent: deque[tuple[int, int]] = deque(maxlen=self.span_seconds)

    def mark_event(self, value: int = 1) -> None:
        self.count += value
        second = int(time.monotonic())
        if self.recent and self.recent[-1][0] == second:
            self.recent[-1] = (second, self.recent[-1][1] + value)
        else:
            self.recent.append((second, value))

    def get_count(self) -> int:
        return self.counts.since(self.count, self.before_bundle)

    def per_second(self) -> float:
        oldest = int(time.monotonic()) - self.span_seconds
        return sum(events for second, events in self.recent if second > oldest) / self.span_seconds


class CountingDistribution(Distribution):
    def __init__(self) -> None:
        self.count = 0
        self.sum = 0
        self.min: int | None = None
        self.max: int | None = None

    def update(self, value: Any) -> None:
        self.count += 1
        self.sum += value
        self.min = value if self.min is None or value < self.min else self.min
        self.max = value if self.max is None or value > self.max else self.max


AnyMetric = Union[CountingCounter, CountingMeter, CountingDistribution, Callable[[], int]]


class CountingMetricGroup(MetricGroup):
    """The same name gives the same group or metric again, as on Flink."""

    def __init__(self, counts: Counts | None = None, scope: tuple[str, ...] = ()) -> None:
        self.counts = counts or Counts()
        self.scope = scope
        self.groups: dict[str, CountingMetricGroup] = {}
        self.metrics: dict[str, AnyMetric] = {}

    def add_group(self, name: str, extra: str | None = None) -> CountingMetricGroup:
        group = self.groups.setdefault(name, CountingMetricGroup(self.counts, (*self.scope, name)))
        return group if extra is None else group.add_group(extra)

    def counter(self, name: str) -> CountingCounter:
        found = self.metrics.setdefault(name, CountingCounter(self.counts))
        return self.same_kind(name, found, CountingCounter(self.counts))

    def gauge(self, name: str, obj: Callable[[], int]) -> None:
        self.metrics[name] = obj

    def meter(self, name: str, time_span_in_seconds: int = 60) -> CountingMeter:
        found = self.metrics.setdefault(name, CountingMeter(self.counts, time_span_in_seconds))
        return self.same_kind(name, found, CountingMeter(self.counts, time_span_in_seconds))

    def distribution(self, name: str) -> CountingDistribution:
        found = self.metrics.setdefault(name, CountingDistribution())
        return self.same_kind(name, found, CountingDistribution())

    def same_kind(self, name: str, found: Any, wanted: Any) -> Any:
        """A name taken by another kind of metric is replaced, so that the function always gets what it asked for."""
        if type(found) is type(wanted):
            return found
        self.metrics[name] = wanted
        return wanted

    def end_bundle(self) -> None:
        """Flink asks the gauges, and counts anew. Raises what a gauge raises, and ValueError where it is no number."""
        for metric in self.metrics.values():
            if isinstance(metric, (CountingCounter, CountingMeter)):
                metric.before_bundle = metric.count
            elif not isinstance(metric, CountingDistribution):
                int(metric())
        for group in self.groups.values():
            group.end_bundle()

    def values(self) -> Iterator[tuple[str, float]]:
        """(dotted name, value) of every metric below; a gauge is asked, and left out where it raises."""
        for name, metric in self.metrics.items():
            path = '.'.join((*self.scope, name))
            if isinstance(metric, CountingCounter):
                yield path, metric.count
            elif isinstance(metric, CountingMeter):
                yield f'{path}.count', metric.count
                yield f'{path}.perSecond', metric.per_second()
            elif isinstance(metric, CountingDistribution):
                yield from distribution_values(path, metric)
            else:
                yield from gauge_value(path, metric)
        for group in self.groups.values():
            yield from group.values()


def distribution_values(path: str, metric: CountingDistribution) -> Iterator[tuple[str, float]]:
    yield f'{path}.count', metric.count
    yield f'{path}.sum', metric.sum
    if metric.min is not None and metric.max is not None:
        yield f'{path}.min', metric.min
        yield f'{path}.max', metric.max


def gauge_value(path: str, read: Callable[[], int]) -> Iterator[tuple[str, float]]:
    try:
        value = read()
    except Exception:
        return
    yield path, value
