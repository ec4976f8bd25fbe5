"""Observers that only general aggregates and table aggregates have: for other functions there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from udf_worker.execute.aggregate import AggregateOperator
from udf_worker.execute.chain import ChainOperator

if TYPE_CHECKING:
    from udf_worker.observing.observers import Observer
    from udf_worker.open_udf import OpenedUdf


def aggregate_observers(opened: OpenedUdf, observe: dict[str, Any]) -> list[Observer]:
    operator = opened.operator
    aggregate = operator.outer if isinstance(operator, ChainOperator) else operator
    if not isinstance(aggregate, AggregateOperator):
        return []
    found: list[Observer] = []
    if 'state' in observe:
        from udf_worker.observing.state import StateObserver

        found.append(StateObserver(aggregate, observe['state']))
    if 'laws' in observe:
        from udf_worker.observing.laws.check import LawsObserver

        found.append(LawsObserver(opened, aggregate, observe['laws']))
    return found
