"""Reports the values of the function's own metrics, as of the last bundle that has ended: as Flink would."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from udf_worker.metrics import (
    AnyMetric,
    CountingCounter,
    CountingDistribution,
    CountingMeter,
    CountingMetricGroup,
)
from udf_worker.observing.observers import Json
from udf_worker.observing.pace import Pace


class MetricValues:
    def __init__(self, metrics: CountingMetricGroup, ends_bundles: bool) -> None:
        """`ends_bundles`: nobody else ends the bundles of `metrics` (thread mode)."""
        self.metrics = metrics
        self.ends_bundles = ends_bundles
        self.pace = Pace()

    def reports(self, last: bool) -> Iterator[Json]:
        if self.ends_bundles and not last:
            self.end_bundle()
        if self.pace.is_due(last):
            yield {'kind': 'metrics', 'metrics': list(self.values())}

    def end_bundle(self) -> None:
        try:
            self.metrics.end_bundle()
        except Exception:
            # Flink's thread mode asks no gauge, so that none can fail a job there. The others are asked next time.
            return

    def values(self) -> Iterator[Json]:
        """Numbers are texts: 64 bits of an integer are more than JSON's readers keep."""
        for group, name, metric in self.metrics.each():
            if isinstance(metric, CountingMeter):
                metric.tick()
            groups = [{'name': part, 'kind': kind} for part, kind in group.scope]
            yield {'groups': groups, 'name': name, **value_of(metric)}


def value_of(metric: AnyMetric) -> Json:
    if isinstance(metric, CountingCounter):
        return {'type': 'counter', 'count': str(metric.before_bundle)}
    if isinstance(metric, CountingMeter):
        count = str(metric.before_bundle)
        return {'type': 'meter', 'count': count, 'rate': metric.rate, 'spanSeconds': metric.span_seconds}
    if isinstance(metric, CountingDistribution):
        return {'type': 'distribution', **dict(zip(('count', 'sum', 'min', 'max'), map(number_text, metric.known)))}
    return {'type': 'gauge', 'value': number_text(metric.known)}


def number_text(value: Any) -> str | None:
    return None if value is None else str(value)
