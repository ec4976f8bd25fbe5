"""Views: lists and maps inside an accumulator. Outside of a job they are backed by a plain list or dict."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar, cast

__all__ = ['DataView', 'ListView', 'MapView']

T = TypeVar('T')
K = TypeVar('K')
V = TypeVar('V')


class DataView(ABC):
    """A collection in an accumulator."""

    @abstractmethod
    def clear(self) -> None:
        """Removes everything."""


class ListView(DataView, Generic[T]):
    """A list in an accumulator, for `DataTypes.LIST_VIEW`: a large one is never loaded whole."""

    def __init__(self) -> None:
        self._list: list[T] = []

    def get(self) -> Iterable[T]:
        """The elements, in order."""
        return self._list

    def add(self, value: T) -> None:
        """Appends an element; never None."""
        self._list.append(value)

    def add_all(self, values: list[T]) -> None:
        """Appends each of the elements."""
        self._list.extend(values)

    def clear(self) -> None:
        self._list = []

    def __eq__(self, other: Any) -> bool:
        if not isinstance(other, ListView):
            return False
        mine, others = list(self), list(cast('ListView[Any]', other).get())
        return len(mine) == len(others) and not any(one != another for one, another in zip(mine, others))

    def __hash__(self) -> int:
        listed: Any = self._list
        return hash(listed)

    def __iter__(self) -> Iterator[T]:
        return iter(self.get())


class MapView(Generic[K, V]):
    """A dict in an accumulator, for `DataTypes.MAP_VIEW`: only the keys that are asked for are loaded.

    As in PyFlink it is not a DataView by class.
    """

    def __init__(self) -> None:
        self._dict: dict[K, V] = {}

    def get(self, key: K) -> V:
        """Raises KeyError where there is no such key."""
        return self._dict[key]

    def put(self, key: K, value: V) -> None:
        """Sets the value of a key."""
        self._dict[key] = value

    def put_all(self, dict_value: dict[K, V]) -> None:
        """Sets the values of several keys."""
        self._dict.update(dict_value)

    def remove(self, key: K) -> None:
        """Raises KeyError where there is no such key."""
        del self._dict[key]

    def contains(self, key: K) -> bool:
        """Whether the key is there."""
        return key in self._dict

    def items(self) -> Iterable[tuple[K, V]]:
        return self._dict.items()

    def keys(self) -> Iterable[K]:
        return self._dict.keys()

    def values(self) -> Iterable[V]:
        return self._dict.values()

    def is_empty(self) -> bool:
        """Whether there are no keys."""
        return not self._dict

    def clear(self) -> None:
        self._dict.clear()

    def __eq__(self, other: Any) -> bool:
        if other is not None and other.__class__ == MapView:
            return self._dict == other._dict
        return other is self

    def __getitem__(self, key: K) -> V:
        return self.get(key)

    def __setitem__(self, key: K, value: V) -> None:
        self.put(key, value)

    def __delitem__(self, key: K) -> None:
        self.remove(key)

    def __contains__(self, key: K) -> bool:
        return self.contains(key)

    def __iter__(self) -> Iterator[K]:
        return iter(self.keys())
