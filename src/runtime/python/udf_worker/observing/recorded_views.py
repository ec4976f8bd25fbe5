"""Views that note what a function does to them, for the one call that is being recorded.

A note is `[view, 'put', key, value]`, `[view, 'remove', key]`, `[view, 'add', value]` or `[view, 'clear']`, where
`view` counts the views of the accumulator and values are as shown.py tells them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from udf_worker.observing.shown import shown
from udf_worker.state.list_state import KeyedStateListView
from udf_worker.state.map_state import MapIterator
from udf_worker.state.map_view import KeyedStateMapView, first, pair, second
from udf_worker.state.views import ListViews, MapViews

Note = list[Any]


class ViewNotes:
    """What happened to the views since the last call; nothing is noted while `wanted` is off."""

    def __init__(self) -> None:
        self.wanted = False
        self.notes: list[Note] = []

    def note(self, *told: Any) -> None:
        if self.wanted:
            self.notes.append([*told])

    def take(self) -> list[Note]:
        taken = self.notes
        self.notes = []
        return taken


def record_views(views: list[ListViews | MapViews], notes: ViewNotes) -> None:
    """Puts noting views in place of those that the groups show."""
    for index, view in enumerate(views):
        if isinstance(view, ListViews):
            view.view = RecordedListView(index, notes, view.name)
        else:
            view.view = RecordedMapView(index, notes, view)


class RecordedListView(KeyedStateListView):
    def __init__(self, index: int, notes: ViewNotes, name: str) -> None:
        super().__init__()
        self.view_name = name
        self.index = index
        self.notes = notes

    def add(self, value: Any) -> None:
        super().add(value)
        self.notes.note(self.index, 'add', shown(value))

    def add_all(self, values: Iterable[Any]) -> None:
        listed = list(values)
        super().add_all(listed)
        for value in listed:
            self.notes.note(self.index, 'add', shown(value))

    def clear(self) -> None:
        super().clear()
        self.notes.note(self.index, 'clear')


class RecordedMapView(KeyedStateMapView):
    def __init__(self, index: int, notes: ViewNotes, views: MapViews) -> None:
        super().__init__(views.view.state)
        self.view_name = views.name
        self.index = index
        self.notes = notes

    def put(self, key: Any, value: Any) -> None:
        super().put(key, value)
        self.notes.note(self.index, 'put', shown(key), shown(value))

    def put_all(self, dict_value: Any) -> None:
        listed = list(dict_value)
        super().put_all(listed)
        for key, value in listed:
            self.notes.note(self.index, 'put', shown(key), shown(value))

    def remove(self, key: Any) -> None:
        super().remove(key)
        self.notes.note(self.index, 'remove', shown(key))

    def clear(self) -> None:
        super().clear()
        self.notes.note(self.index, 'clear')

    def items(self) -> MapIterator:
        return RecordedIterator(self, MapIterator(self.state, pair, True))

    def keys(self) -> MapIterator:
        return RecordedIterator(self, MapIterator(self.state, first, False))

    def values(self) -> MapIterator:
        return RecordedIterator(self, MapIterator(self.state, second, True))


class RecordedIterator(MapIterator):
    def __init__(self, view: RecordedMapView, iterator: MapIterator) -> None:
        vars(self).update(vars(iterator))
        self.view = view

    def remove(self) -> None:
        key = self.last
        super().remove()
        self.view.notes.note(self.view.index, 'remove', shown(key))
