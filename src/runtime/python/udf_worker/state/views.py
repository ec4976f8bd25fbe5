"""The views of an accumulator: which of its fields are lists and maps, and their state by group."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from udf_worker.state.coders import ElementCoder, TypedMapCoder
from udf_worker.state.list_state import KeyedStateListView, ListState
from udf_worker.state.map_state import KeyedStateMapView, MapCoder, MapState
from udf_worker.types import TypeJson
from udf_worker.values.notes import Notes


class ListViews:
    """The ListView at one field of the accumulator, for all groups."""

    def __init__(self, index: int, name: str, element: TypeJson, zone: str, notes: Notes) -> None:
        self.index = index
        self.name = name
        self.coder = ElementCoder(element, zone, notes)
        self.states: dict[Hashable, ListState] = {}
        self.view = KeyedStateListView()

    def show(self, key: Hashable) -> None:
        """Makes the view that of a group."""
        state = self.states.get(key)
        if state is None:
            state = self.states[key] = ListState()
        self.view.state = state

    def commit(self, key: Hashable) -> None:
        """Raises StateRefusal."""
        state = self.states[key]
        if state.changed:
            state.commit(self.coder.coded(state.added) if state.added else ())

    def content(self, key: Hashable) -> list[Any]:
        state = self.states.get(key)
        return [] if state is None else [*state.committed, *state.added]

    def forget(self, key: Hashable) -> None:
        self.states.pop(key, None)


class MapViews:
    """The MapView at one field of the accumulator, for all groups."""

    def __init__(self, index: int, name: str, coder: MapCoder) -> None:
        self.index = index
        self.name = name
        self.coder = coder
        self.states: dict[Hashable, MapState] = {}
        self.view = KeyedStateMapView(MapState(coder))

    def show(self, key: Hashable) -> None:
        """Makes the view that of a group."""
        state = self.states.get(key)
        if state is None:
            state = self.states[key] = MapState(self.coder)
        self.view.state = state

    def commit(self, key: Hashable) -> None:
        """Raises StateRefusal."""
        state = self.states[key]
        if state.changed:
            state.commit()

    def content(self, key: Hashable) -> dict[Any, Any]:
        state = self.states.get(key)
        return {} if state is None else dict(state.entries(with_values=False))

    def forget(self, key: Hashable) -> None:
        self.states.pop(key, None)


def views_of(accumulator_type: TypeJson | None, zone: str, notes: Notes) -> list[ListViews | MapViews]:
    """Views that the declared accumulator has as its fields; views deeper inside are plain objects on Flink too."""
    if accumulator_type is None or accumulator_type['kind'] != 'ROW':
        return []
    views: list[ListViews | MapViews] = []
    for index, field in enumerate(accumulator_type['fields']):
        name, declared = field['name'], field['type']
        if declared['kind'] == 'LIST_VIEW':
            views.append(ListViews(index, name, declared['element'], zone, notes))
        elif declared['kind'] == 'MAP_VIEW':
            views.append(MapViews(index, name, TypedMapCoder(declared, zone, notes)))
    return views
