"""The MapView that functions see of a group's map."""

from __future__ import annotations

from typing import Any

from pyflink.table.data_view import MapView
from udf_worker.state.map_state import MapIterator, MapState


class KeyedStateMapView(MapView[Any, Any]):
    """The view an accumulator holds while its function runs. One for all groups: `state` is the current one's."""

    def __init__(self, state: MapState) -> None:
        super().__init__()
        self.state = state

    def get(self, key: Any) -> Any:
        return self.state.get(key)

    def put(self, key: Any, value: Any) -> None:
        self.state.put(key, value)

    def put_all(self, dict_value: Any) -> None:
        """Takes pairs: a dict is iterated, and fails unless its keys are pairs, as on Flink."""
        self.state.put_all(dict_value)

    def remove(self, key: Any) -> None:
        self.state.remove(key)

    def contains(self, key: Any) -> bool:
        return self.state.get(key) is not None

    def items(self) -> MapIterator:
        return self.state.iterate(pair, True)

    def keys(self) -> MapIterator:
        return self.state.iterate(first, False)

    def values(self) -> MapIterator:
        return self.state.iterate(second, True)

    def is_empty(self) -> bool:
        return self.state.is_empty()

    def clear(self) -> None:
        self.state.clear()


def pair(key: Any, value: Any) -> tuple[Any, Any]:
    return key, value


def first(key: Any, value: Any) -> Any:
    return key


def second(key: Any, value: Any) -> Any:
    return value
