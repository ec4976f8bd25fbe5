"""Metrics that count: what a FunctionContext hands to a function.

Flink learns of them when a bundle has ended: `end_bundle` keeps what it would know. That is its process mode; in
thread mode Flink 2.3 never learns of a function's metrics, and here they are kept in the same way.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, Union

from pyflink.metrics import Counter, Distribution, Meter, MetricGroup

# How often Flink moves the window of a meter (its MeterView).
METER_TICK_SECONDS = 5


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
        self.is_touched = False
        self.is_known = False
        """Flink does not know a metric before a bundle that has touched it ends."""

    def inc(self, n: int | None = 1) -> None:
        # Beam, which counts for Flink, takes None for 1.
        self.count += 1 if n is None else n
        self.is_touched = True

    def dec(self, n: int = 1) -> None:
        self.inc(-n)

    def get_count(self) -> int:
        return self.counts.since(self.count, self.before_bundle)

    def end_bundle(self) -> None:
        self.before_bundle = self.count
        self.is_known = self.is_touched

    def forget(self) -> None:
        self.count, self.is_touched = 0, False


class CountingMeter(Meter):
    """The rate is that of Flink's MeterView: every five seconds, events of the span over its length."""

    def __init__(
        self,
        counts: Counts | None = None,
        time_span_in_seconds: int = 60,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.counts = counts or Counts()
        self.count = 0
        self.before_bundle = 0
        self.is_touched = False
        self.is_known = False
        whole = time_span_in_seconds - time_span_in_seconds % METER_TICK_SECONDS
        self.span_seconds = max(whole, METER_TICK_SECONDS)
        self.clock = clock
        self.kept = [0] * (self.span_seconds // METER_TICK_SECONDS + 1)
        self.at = 0
        self.next_tick = clock() + METER_TICK_SECONDS
        self.rate = 0.0

    def mark_event(self, value: int = 1) -> None:
        # No clock here: this is called for every row.
        self.count += value
        self.is_touched = True

    def get_count(self) -> int:
        return self.counts.since(self.count, self.before_bundle)

    def end_bundle(self) -> None:
        self.tick()
        self.before_bundle = self.count
        self.is_known = self.is_touched

    def forget(self) -> None:
        self.count, self.is_touched = 0, False

    def tick(self) -> None:
        """Makes up for the ticks that were due since the last call, with what was known at its time."""
        now = self.clock()
        # After so many ticks without an event nothing changes any more.
        most = len(self.kept) + 1
        while now >= self.next_tick:
            if most > 0:
                self.at = (self.at + 1) % len(self.kept)
                self.kept[self.at] = self.before_bundle
                oldest = self.kept[(self.at + 1) % len(self.kept)]
                self.rate = (self.before_bundle - oldest) / self.span_seconds
            most -= 1
            self.next_tick += METER_TICK_SECONDS


class CountingDistribution(Distribution):
    def __init__(self) -> None:
        self.forget()
        self.end_bundle()

    def update(self, value: Any) -> None:
        self.count += 1
        self.sum += value
        self.min = value if self.min is None or value < self.min else self.min
        self.max = value if self.max is None or value > self.max else self.max

    def end_bundle(self) -> None:
        self.known = (self.count, self.sum, self.min, self.max)
        self.is_known = self.count > 0

    def forget(self) -> None:
        self.count = 0
        self.sum = 0
        self.min: int | None = None
        self.max: int | None = None


class AskedGauge:
    """Asked at the end of a bundle, for a whole number."""

    def __init__(self, read: Callable[[], Any]) -> None:
        self.read = read
        self.known: Any = None
        self.is_known = False

    def end_bundle(self) -> None:
        """Raises what the gauge raises, and ValueError where it is no number."""
        self.known = int(self.read())
        self.is_known = True

    def forget(self) -> None:
        """Nothing was asked yet."""


AnyMetric = Union[CountingCounter, CountingMeter, CountingDistribution, AskedGauge]


class CountingMetricGroup(MetricGroup):
    def __init__(self, counts: Counts | None = None, scope: tuple[tuple[str, str], ...] = ()) -> None:
        """`scope`: name and kind (`group`, `key`, `value`) of this group and those above it."""
        self.counts = counts or Counts()
        self.scope = scope
        self.groups: dict[tuple[str, str], CountingMetricGroup] = {}
        self.metrics: dict[tuple[str, str], AnyMetric] = {}
        """By name and kind: a counter and a distribution may have one name, though Flink shows the first one only."""

    def add_group(self, name: str, extra: str | None = None) -> CountingMetricGroup:
        if extra is None:
            return self.below(name, 'group')
        return self.below(name, 'key').below(extra, 'value')

    def below(self, name: str, kind: str) -> CountingMetricGroup:
        place = (name, kind)
        return self.groups.setdefault(place, CountingMetricGroup(self.counts, (*self.scope, place)))

    def counter(self, name: str) -> CountingCounter:
        return self.registered(name, 'counter', CountingCounter(self.counts))

    def gauge(self, name: str, obj: Callable[[], int]) -> None:
        self.metrics[name, 'gauge'] = AskedGauge(obj)

    def meter(self, name: str, time_span_in_seconds: int = 60) -> CountingMeter:
        meter = CountingMeter(self.counts, time_span_in_seconds)
        # Flink counts meters of different spans apart.
        return self.registered(name, f'meter of {time_span_in_seconds} s', meter)

    def distribution(self, name: str) -> CountingDistribution:
        return self.registered(name, 'distribution', CountingDistribution())

    def registered(self, name: str, kind: str, made: Any) -> Any:
        """The one that there is already, as on Flink."""
        return self.metrics.setdefault((name, kind), made)

    def end_bundle(self) -> None:
        """Flink asks the gauges, and counts anew. Raises what a gauge raises, and ValueError where it is no number."""
        for metric in self.metrics.values():
            metric.end_bundle()
        for group in self.groups.values():
            group.end_bundle()

    def forget(self) -> None:
        """What was counted outside of a bundle is lost on Flink."""
        for metric in self.metrics.values():
            metric.forget()
        for group in self.groups.values():
            group.forget()

    def each(self) -> Iterator[tuple[CountingMetricGroup, str, AnyMetric]]:
        """Of every name of this group and below the metric that Flink shows, with its group."""
        taken: set[str] = set()
        for (name, _), metric in sorted(self.metrics.items(), key=lambda each: rank_of(each[1])):
            if metric.is_known and name not in taken:
                taken.add(name)
                yield self, name, metric
        for group in self.groups.values():
            yield from group.each()


def rank_of(metric: AnyMetric) -> int:
    """The order in which Flink makes metrics of what a worker tells."""
    if isinstance(metric, AskedGauge):
        return 2
    return 1 if isinstance(metric, CountingDistribution) else 0
