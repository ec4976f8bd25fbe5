"""The list behind a ListView: one for each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pyflink.table.data_view import ListView


class ListState:
    """Elements of one group: those of earlier bundles, and those added since the bundle began.

    Flink codes an element by its declared type when the bundle ends, yet goes on reading the object that was added
    where it holds the list in its cache, which is from the first read on. So a float in a list of BIGINT stays a float
    for functions that read their list in every bundle, and is cut to an int for those that read it later.
    """

    __slots__ = ('added', 'cached', 'cleared', 'committed')

    def __init__(self) -> None:
        self.committed: list[Any] = []
        self.added: list[Any] = []
        self.cleared = False
        self.cached = False

    def read(self) -> ListRead:
        return ListRead(self, None if self.cleared else self.committed, self.added)

    def clear(self) -> None:
        self.cleared = True
        self.added = []

    @property
    def changed(self) -> bool:
        return self.cleared or bool(self.added)

    def commit(self, coded: Iterable[Any]) -> None:
        """Ends the bundle. `coded`: the added elements as their coder gives them back."""
        if self.cleared:
            self.committed = []
            self.cached = True
        self.committed.extend(self.added if self.cached else coded)
        self.added = []
        self.cleared = False


class ListRead:
    """What `ListView.get()` answers: can be iterated, any number of times. Elements added meanwhile are met."""

    def __init__(self, state: ListState, committed: list[Any] | None, added: list[Any]) -> None:
        self.state = state
        self.committed = committed
        self.added = added

    def __iter__(self) -> Iterator[Any]:
        if self.committed is not None:
            self.state.cached = True
            yield from self.committed
        yield from self.added


class KeyedStateListView(ListView[Any]):
    """The view an accumulator holds while its function runs. One for all groups: `state` is the current one's."""

    def __init__(self) -> None:
        super().__init__()
        self.state = ListState()

    def get(self) -> Iterable[Any]:
        return self.state.read()

    def add(self, value: Any) -> None:
        self.state.added.append(value)

    def add_all(self, values: Iterable[Any]) -> None:
        self.state.added.extend(values)

    def clear(self) -> None:
        self.state.clear()

    def __hash__(self) -> int:
        listed: Any = list(self.get())
        return hash(listed)
