"""Accumulators made and used outside of a run: any number side by side, each with views of its own."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterable
from typing import Any

from udf_worker.execute.aggregate import AggregateOperator
from udf_worker.execute.aggregate_results import values_of
from udf_worker.state.coders import PLAIN_TYPES, StrangerMain, require_picklable
from udf_worker.state.list_state import KeyedStateListView, ListState
from udf_worker.state.map_state import MapState
from udf_worker.state.map_view import KeyedStateMapView
from udf_worker.state.views import ListViews

Args = tuple[Any, ...]


class Accumulators:
    """Calls the user's function as the groups of a run do."""

    def __init__(self, aggregate: AggregateOperator) -> None:
        self.function: Any = aggregate.groups.function
        self.views = aggregate.groups.views
        self.source = aggregate.source
        self.is_table = aggregate.output.is_table

    def fresh(self) -> Any:
        accumulator = self.function.create_accumulator()
        for view in self.views:
            accumulator[view.index] = list_view(ListState()) if isinstance(view, ListViews) else map_view(view.coder)
        return accumulator

    def accumulate(self, accumulator: Any, rows: Iterable[Args]) -> Any:
        for args in rows:
            self.function.accumulate(accumulator, *self.given(args))
        return accumulator

    def retract(self, accumulator: Any, rows: Iterable[Args]) -> Any:
        for args in rows:
            self.function.retract(accumulator, *self.given(args))
        return accumulator

    def merge(self, accumulator: Any, others: list[Any]) -> Any:
        self.function.merge(accumulator, others)
        return accumulator

    def value(self, accumulator: Any) -> Any:
        """What get_value gives, or a list of the rows of emit_value."""
        if self.is_table:
            return [values_of(row) for row in self.function.emit_value(accumulator)]
        return self.function.get_value(accumulator)

    def value_of(self, rows: Iterable[Args]) -> Any:
        return self.value(self.accumulate(self.fresh(), rows))

    def given(self, args: Args) -> Args:
        """A function may keep and change what it is given: the next call gets its own."""
        if self.source.is_row_based:
            return (self.source.as_row(copy.deepcopy(args)),)
        return args if PLAIN_TYPES.issuperset(map(type, args)) else copy.deepcopy(args)

    def coded(self, accumulator: Any) -> Any:
        """As it comes back from Flink's state, which it goes to when a bundle ends. Raises StateRefusal."""
        held = [accumulator[view.index] for view in self.views]
        for view in self.views:
            accumulator[view.index] = None
        with StrangerMain():
            require_picklable(accumulator)
        [restored] = pickle.loads(pickle.dumps([accumulator]))
        for view, old in zip(self.views, held):
            restored[view.index] = self.coded_list(view, old) if isinstance(view, ListViews) else coded_map(view, old)
        return restored

    def coded_list(self, view: ListViews, old: Any) -> Any:
        state = ListState()
        state.committed = view.coder.coded(list(old.get()))
        return list_view(state)


def coded_map(view: Any, old: Any) -> Any:
    entries = dict(old.items())
    keys, values = view.coder.coded(list(entries), list(entries.values()))
    made = map_view(view.coder)
    made.put_all(zip(keys, values))
    made.state.commit()
    return made


def list_view(state: ListState) -> KeyedStateListView:
    view = KeyedStateListView()
    view.state = state
    return view


def map_view(coder: Any) -> KeyedStateMapView:
    return KeyedStateMapView(MapState(coder))
