"""Result rows of groups: the changes of a bundle, and the latest ones."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Hashable, Iterator
from typing import Any, NamedTuple

from udf_worker.types import TypeJson
from udf_worker.values.layout import NESTED_KINDS


class Changes:
    """Rows of a changelog: kind, key of the group, result (of table aggregates: a tuple of values)."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.keys: list[Any] = []
        self.results: list[Any] = []

    def add(self, kind: str, key: Hashable, result: Any) -> None:
        self.kinds.append(kind)
        self.keys.append(key)
        self.results.append(result)

    def __len__(self) -> int:
        return len(self.kinds)


class Pickled(NamedTuple):
    content: bytes


class Several(list[Any]):
    """Results of a group that has not exactly one."""


class LatestRows:
    """What is left of all changes: the results of each group, in the order in which groups first had some.

    Results are kept as they were when they were emitted: a list that a function gives out again and again, changed
    meanwhile, was another one then. A change takes a result out by its value, as a sink does; where a function names
    another result than it emitted, the emitted one stays.
    """

    def __init__(self, result_types: list[TypeJson], same: Callable[[Any, Any], bool]) -> None:
        """`same`: whether two results that are not equal are the same when they are coded, as two NaN are."""
        self.may_change = any(data_type['kind'] in NESTED_KINDS for data_type in result_types)
        self.same = same
        self.clear()

    def clear(self) -> None:
        self.results: dict[Hashable, Any] = {}
        """By the key of the group's state: its one result, or Several."""
        self.keys: dict[Hashable, Hashable] = {}
        """Keys of groups that are not their state's."""

    def put(self, state_key: Hashable, key: Hashable, result: Any) -> None:
        """The one result of a new group."""
        self.results[state_key] = self.kept(result) if self.may_change else result
        if key is not state_key:
            self.keys[state_key] = key

    def update(self, state_key: Hashable, key: Hashable, before: Any, after: Any) -> None:
        stored = self.results[state_key]
        if type(stored) is not Several:
            if self.is_same(stored, before):
                self.put(state_key, key, after)
                return
            stored = self.results[state_key] = Several([stored])
        self.take_out(stored, before)
        stored.append(self.kept(after))

    def remove(self, state_key: Hashable, before: Any) -> None:
        """The group has no rows any more."""
        stored = self.results[state_key]
        if type(stored) is Several and self.take_out(stored, before) and stored:
            return
        del self.results[state_key]

    def exchange(self, state_key: Hashable, key: Hashable, removed: list[Any], added: list[Any]) -> None:
        """Takes `removed` from the group's results and puts `added`."""
        stored: Several = self.results.pop(state_key, Several())
        for result in removed:
            if not self.take_out(stored, result):
                stored.clear()
        stored.extend(map(self.kept, added))
        if stored:
            self.put(state_key, key, None)
            self.results[state_key] = stored

    def take_out(self, stored: Several, result: Any) -> bool:
        for index, kept in enumerate(stored):
            if self.is_same(kept, result):
                del stored[index]
                return True
        return False

    def is_same(self, kept: Any, result: Any) -> bool:
        original = self.original(kept)
        return original is result or bool(original == result) or self.same(original, result)

    def kept(self, result: Any) -> Any:
        if not self.may_change:
            return result
        try:
            return Pickled(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
        except Exception:
            return copy.deepcopy(result)

    def original(self, kept: Any) -> Any:
        return pickle.loads(kept.content) if type(kept) is Pickled else kept

    def chunks(self, rows: int) -> Iterator[tuple[list[Any], list[Any]]]:
        """(keys, results), about `rows` of them each time."""
        keys: list[Any] = []
        results: list[Any] = []
        for state_key, kept in self.results.items():
            key = self.keys.get(state_key, state_key) if self.keys else state_key
            if type(kept) is Several:
                results.extend(map(self.original, kept))
                keys.extend([key] * len(kept))
            else:
                results.append(self.original(kept))
                keys.append(key)
            if len(keys) >= rows:
                yield keys, results
                keys, results = [], []
        if keys:
            yield keys, results
