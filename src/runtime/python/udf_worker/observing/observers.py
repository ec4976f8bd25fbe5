"""Which observers a job has, and when they report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from udf_worker.open_udf import OpenedUdf

Json = dict[str, Any]


class Observer(Protocol):
    """Made when the operator is there and no open() was called; it may put itself around `opened.operator`.

    Used by the job's thread.
    """

    def reports(self, last: bool) -> Iterator[Json]:
        """What there is to tell, a Report each (src/contract/model/report.ts).

        Asked after every bundle, which may be a thousand times a second, and when the input has ended: it keeps
        its own pace, and gives nothing most of the time. `last`: the rows have ended, or failed; all that is left must
        be told.
        """
        ...


def observers_of(opened: OpenedUdf, observe: Json) -> list[Observer]:
    """`observe` is that of OPEN."""
    found: list[Observer] = []
    if 'metrics' in observe:
        from udf_worker.observing.metric_values import MetricValues

        found.append(MetricValues(opened.metrics, ends_bundles=opened.context.value_mode == 'thread'))
    if 'state' in observe or 'laws' in observe:
        from udf_worker.observing.of_aggregates import aggregate_observers

        found.extend(aggregate_observers(opened, observe))
    if 'profile' in observe:
        from udf_worker.observing.profile import Profile

        found.append(Profile(opened, observe['profile']))
    return found
