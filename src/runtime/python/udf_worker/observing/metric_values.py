"""Reports the values of the function's own metrics."""

from __future__ import annotations

from collections.abc import Iterator

from udf_worker.metrics import CountingMetricGroup
from udf_worker.observing.observers import Json
from udf_worker.observing.pace import Pace


class MetricValues:
    def __init__(self, metrics: CountingMetricGroup) -> None:
        self.metrics = metrics
        self.pace = Pace()

    def reports(self, last: bool) -> Iterator[Json]:
        if self.pace.is_due(last):
            yield {'kind': 'metrics', 'values': dict(self.metrics.values())}
