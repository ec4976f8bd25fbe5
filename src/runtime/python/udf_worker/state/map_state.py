"""The map behind a MapView: one for each group.

What a function sees of it on Flink is decided by two caches in front of a Java HashMap, and shows in the order of
iteration: entries written in this bundle come first, as they were written; then the others, by last use where the
cache holds the whole map, and in the order of Java's HashMap where it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Callable

CACHE_ENTRIES = 1000
"""python.map-state.read-cache-size and write-cache-size as they are by default."""

ABSENT = object()

Pick = Callable[[Any, Any], Any]
"""What an iterator gives of a key and its value."""


class MapCoder:
    """How the entries of a map are coded; shared by the maps of all groups."""

    def key_bytes(self, key: Any) -> bytes:
        """The coded key, whose hash is its place in Java's map."""
        raise NotImplementedError

    def check(self, keys: list[Any], values: list[Any]) -> None:
        """Raises StateRefusal for the first key or value that cannot be coded."""
        raise NotImplementedError

    def coded(self, keys: list[Any], values: list[Any]) -> tuple[list[Any], list[Any]]:
        """Keys and values as their coders give them back. Raises StateRefusal."""
        raise NotImplementedError


class MapState:
    """Entries of one group: committed ones, and what was written since the bundle began (ABSENT: removed)."""

    __slots__ = ('capacity', 'changes', 'cleared', 'coder', 'committed', 'empty', 'whole', 'written')

    def __init__(self, coder: MapCoder) -> None:
        self.coder = coder
        self.committed: dict[Any, Any] = {}
        """As they were put; where `whole`, by last use: reading an entry moves it to the end."""
        self.written: dict[Any, Any] = {}
        self.cleared = False
        self.empty: bool | None = None
        """None: not known."""
        self.whole = False
        """Flink's cache holds every committed entry."""
        self.changes = 0
        self.capacity = 16
        """Buckets of Java's map: never fewer than before."""

    # --- single entries

    def get(self, key: Any) -> Any:
        """None for a missing key."""
        if self.empty:
            return None
        value = self.written.get(key, self)
        if value is not self:
            return None if value is ABSENT else value
        if self.cleared:
            return None
        value = self.committed.get(key, ABSENT)
        if value is ABSENT:
            key = committed_key(key)
            value = self.committed.get(key, ABSENT)
        if value is ABSENT:
            return None
        if self.whole:
            self.committed[key] = self.committed.pop(key)
        return value

    def put(self, key: Any, value: Any) -> None:
        self.written[key] = value
        self.wrote()

    def put_all(self, pairs: Iterable[Any]) -> None:
        for key, value in pairs:
            self.written[key] = value
        self.wrote()

    def wrote(self) -> None:
        self.empty = False
        self.changes += 1
        if len(self.written) >= CACHE_ENTRIES:
            self.commit()

    def remove(self, key: Any) -> None:
        if self.empty:
            return
        self.changes += 1
        if self.cleared:
            del self.written[key]
            if not self.written:
                self.empty = True
            return
        self.written[key] = ABSENT
        self.empty = None
        if len(self.written) >= CACHE_ENTRIES:
            self.commit()

    def is_empty(self) -> bool:
        if self.empty is None:
            self.commit()
            self.empty = not self.committed
        return self.empty

    def clear(self) -> None:
        self.cleared = True
        self.empty = True
        self.changes += 1
        self.written.clear()

    # --- iteration

    def iterate(self, pick: Pick, with_values: bool) -> MapIterator:
        return MapIterator(self, pick, with_values)

    def entries(self, with_values: bool) -> Iterator[tuple[Any, Any]]:
        for key, value in self.written.items():
            if value is not ABSENT:
                yield key, value
        if self.cleared or self.empty:
            return
        if self.whole and self.committed:
            yield from self.cached_entries()
            return
        entries = self.java_order()
        if with_values and len(entries) <= CACHE_ENTRIES:
            self.committed = dict(entries)
            self.whole = True
        for key, value in entries:
            if key not in self.written:
                yield key, value

    def cached_entries(self) -> Iterator[tuple[Any, Any]]:
        """Reading an entry moves it, which the iteration does not survive: Flink's cache is an OrderedDict."""
        remaining = iter(self.committed.items())
        while True:
            try:
                key, value = next(remaining)
            except StopIteration:
                return
            except RuntimeError:
                raise RuntimeError('OrderedDict mutated during iteration') from None
            if key not in self.written:
                yield key, value

    def java_order(self) -> list[tuple[Any, Any]]:
        """As a HashMap with this many buckets is iterated; entries as their coders give them back."""
        mask = self.capacity - 1
        raw_keys = sorted(self.committed, key=lambda key: bucket_hash(self.coder.key_bytes(key)) & mask)
        keys, values = self.coder.coded(raw_keys, [self.committed[key] for key in raw_keys])
        return list(zip(keys, values))

    # --- the bundle's end

    @property
    def changed(self) -> bool:
        return self.cleared or bool(self.written)

    def commit(self) -> None:
        """Codes what was written and takes it over. Raises StateRefusal."""
        present = self.present()
        self.coder.check(list(present), list(present.values()))
        self.take_over()

    def present(self) -> dict[Any, Any]:
        """Entries written since the bundle began."""
        return {key: value for key, value in self.written.items() if value is not ABSENT}

    def take_over(self) -> None:
        """commit() for a caller that has coded the entries."""
        if self.cleared:
            self.committed = {}
            self.whole = False
            self.capacity = 16
        for key, value in self.written.items():
            if value is ABSENT:
                self.committed.pop(committed_key(key), None)
            else:
                self.committed[committed_key(key)] = value
        while len(self.committed) > self.capacity * 3 // 4:
            self.capacity *= 2
        if len(self.committed) > CACHE_ENTRIES:
            self.whole = False
        self.written = {}
        self.cleared = False
        self.changes += 1


def committed_key(key: Any) -> Any:
    """Flink knows a committed key by its bytes, where NaN is like any other; before, it is not equal to itself."""
    if is_nan(key):
        return NAN
    if key.__class__ is tuple and any(map(is_nan, key)):
        return tuple(map(committed_key, key))
    return key


def is_nan(value: Any) -> bool:
    return value.__class__ is float and value != value


NAN = float('nan')


def bucket_hash(coded: bytes) -> int:
    """The hash that Flink gives a byte array, from its end to its start, as Java's HashMap spreads it."""
    code = 1
    for byte in reversed(coded):
        code = (31 * code + (byte if byte < 128 else byte - 256)) & 0xFFFFFFFF
    return code ^ (code >> 16)


class MapIterator:
    """Over the entries of a map, which nothing may change meanwhile but `remove`."""

    def __init__(self, state: MapState, pick: Pick, with_values: bool) -> None:
        self.state = state
        self.pick = pick
        self.entries = state.entries(with_values)
        self.changes = state.changes
        self.last: Any = ABSENT

    def __iter__(self) -> MapIterator:
        return self

    def __next__(self) -> Any:
        self.require_unchanged()
        self.last, value = next(self.entries)
        return self.pick(self.last, value)

    def remove(self) -> None:
        """Removes the entry that was given last."""
        if self.last is ABSENT:
            raise Exception("You need to call the '__next__' method before calling this method.")
        self.require_unchanged()
        state = self.state
        if state.cleared:
            del state.written[self.last]
            state.empty = not state.written
        else:
            state.written[self.last] = ABSENT
        state.changes += 1
        self.changes = state.changes
        self.last = ABSENT

    def require_unchanged(self) -> None:
        if self.changes != self.state.changes:
            raise Exception(
                'Concurrent modification detected. '
                "You can not modify the map state when iterating it except using the 'remove' method of this iterator."
            )
