"""Result rows of groups: the changes of a bundle, and the latest ones."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Hashable, Iterator
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


class LatestRows:
    """What is left of all changes: the results of each group, in the order in which groups first had some.

    Results are kept as they were when they were emitted: a list that a function gives out again and again, changed
    meanwhile, was another one then.
    """

    def __init__(self, result_types: list[TypeJson]) -> None:
        self.may_change = any(data_type['kind'] in NESTED_KINDS for data_type in result_types)
        self.clear()

    def clear(self) -> None:
        self.results: dict[Hashable, Any] = {}
        """By the key of the group's state: its only result, or a list of them."""
        self.keys: dict[Hashable, Hashable] = {}
        """Keys of groups that are not their state's."""

    def put(self, state_key: Hashable, key: Hashable, result: Any) -> None:
        """The group's only result."""
        self.results[state_key] = self.kept(result) if self.may_change else result
        if key is not state_key:
            self.keys[state_key] = key

    def exchange(self, state_key: Hashable, key: Hashable, removed: list[Any], added: list[Any]) -> None:
        """Takes `removed` from the group's results and puts `added`."""
        left = [self.original(result) for result in self.results.pop(state_key, ())]
        if left != removed:
            for result in removed:
                if result in left:
                    left.remove(result)
            added = left + added
        if added:
            self.put(state_key, key, None)
            self.results[state_key] = [self.kept(result) for result in added]

    def remove(self, state_key: Hashable) -> None:
        self.results.pop(state_key, None)
        self.keys.pop(state_key, None)

    def kept(self, result: Any) -> Any:
        if not self.may_change:
            return result
        try:
            return Pickled(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
        except Exception:
            return copy.deepcopy(result)

    def original(self, kept: Any) -> Any:
        return pickle.loads(kept.content) if type(kept) is Pickled else kept

    def chunks(self, rows: int, several: bool) -> Iterator[tuple[list[Any], list[Any]]]:
        """(keys, results), about `rows` of them each time. `several`: groups have lists of results."""
        keys: list[Any] = []
        results: list[Any] = []
        for state_key, kept in self.results.items():
            key = self.keys.get(state_key, state_key) if self.keys else state_key
            if several:
                results.extend(map(self.original, kept))
                keys.extend([key] * len(kept))
            else:
                results.append(self.original(kept) if self.may_change else kept)
                keys.append(key)
            if len(keys) >= rows:
                yield keys, results
                keys, results = [], []
        if keys:
            yield keys, results
