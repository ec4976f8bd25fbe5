"""The views of an accumulator: which of its fields are lists and maps, and their state by group."""

from __future__ import annotations

from collections.abc import Generator, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from udf_worker.state.coders import ElementCoder, StateRefusal, TypedMapCoder
from udf_worker.state.list_state import KeyedStateListView, ListState
from udf_worker.state.map_state import MapCoder, MapState
from udf_worker.state.map_view import KeyedStateMapView
from udf_worker.types import TypeJson
from udf_worker.values.notes import Notes


class RefusedKey(Exception):
    """A group whose state cannot be kept."""

    def __init__(self, key: Hashable, refusal: StateRefusal) -> None:
        super().__init__(str(refusal))
        self.key = key
        """The state's."""
        self.refusal = refusal


@contextmanager
def telling_key(keys: Sequence[Hashable], counts: Sequence[int]) -> Generator[None, None, None]:
    """Finds the group of a value that is refused; `counts` are the values of each group."""
    try:
        yield
    except StateRefusal as refusal:
        end = 0
        for key, count in zip(keys, counts):
            end += count
            if refusal.position < end:
                raise RefusedKey(key, refusal) from refusal
        raise


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

    def commit(self, keys: Iterable[Hashable]) -> None:
        """Ends the bundle for these groups. Raises RefusedKey.

        Elements of all groups are coded at once: coding them list by list costs ten times as much.
        """
        changed = [key for key in keys if self.states[key].changed]
        states = [self.states[key] for key in changed]
        elements = list(chain.from_iterable(state.added for state in states))
        with telling_key(changed, [len(state.added) for state in states]):
            if all(state.cached or state.cleared for state in states):
                if elements:
                    self.coder.written(elements)
                coded: Iterator[Any] = iter(())
            else:
                coded = iter(self.coder.coded(elements) if elements else ())
        for state in states:
            state.commit(list(islice(coded, len(state.added))))

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

    def commit(self, keys: Iterable[Hashable]) -> None:
        """Ends the bundle for these groups. Raises RefusedKey."""
        changed = [key for key in keys if self.states[key].changed]
        states = [self.states[key] for key in changed]
        written = [state.present() for state in states]
        with telling_key(changed, list(map(len, written))):
            self.coder.check(list(chain.from_iterable(written)), [each for pairs in written for each in pairs.values()])
        for state in states:
            state.take_over()

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
