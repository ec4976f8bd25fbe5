"""What the result of a group is: one value, or any number of rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from pyflink.common import Row
from udf_worker.execute.aggregate_groups import Groups
from udf_worker.execute.aggregate_rows import Changes


class ValueGroups(Groups):
    """Groups of an AggregateFunction: one value each."""

    def change(
        self,
        key: Hashable,
        state_key: Hashable,
        accumulator: Any,
        is_new: bool,
        rows: list[Any],
        skipped: int,
        changes: Changes,
    ) -> None:
        get_value = self.function.get_value
        before = get_value(accumulator)
        self.feed(accumulator, state_key, rows, skipped)
        after = get_value(accumulator)
        if self.is_gone(state_key):
            if not is_new:
                changes.add('-D', key, before)
                if self.latest is not None:
                    self.latest.remove(state_key, before)
            self.forget(state_key)
            return
        self.keep(state_key, accumulator)
        if is_new:
            changes.add('+I', key, after)
            if self.latest is not None:
                self.latest.put(state_key, key, after)
        elif before is not after and not before == after:
            changes.add('-U', key, before)
            changes.add('+U', key, after)
            if self.latest is not None:
                self.latest.update(state_key, key, before, after)


class TableGroups(Groups):
    """Groups of a TableAggregateFunction: any number of rows each."""

    def change(
        self,
        key: Hashable,
        state_key: Hashable,
        accumulator: Any,
        is_new: bool,
        rows: list[Any],
        skipped: int,
        changes: Changes,
    ) -> None:
        removed = [] if is_new else self.emitted(accumulator)
        for values in removed:
            changes.add('-D', key, values)
        self.feed(accumulator, state_key, rows, skipped)
        if self.is_gone(state_key):
            self.forget(state_key)
            added: list[Any] = []
        else:
            added = self.emitted(accumulator)
            for values in added:
                changes.add('+I', key, values)
            self.keep(state_key, accumulator)
        if self.latest is not None:
            self.latest.exchange(state_key, key, removed, added)

    def emitted(self, accumulator: Any) -> list[Any]:
        emitted: Iterable[Any] = self.function.emit_value(accumulator)
        return [values_of(row) for row in emitted]


ROWS: Any = (Row, tuple)


def values_of(row: Any) -> tuple[Any, ...]:
    """A Row goes by position, its names do not count; a tuple is a row too, all else a row of one value."""
    return tuple(row) if isinstance(row, ROWS) else (row,)
