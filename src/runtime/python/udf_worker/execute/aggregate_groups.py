"""What a bundle's rows do to the groups they belong to: accumulators, views, and the changes of the result.

The order of calls is Flink's, and functions can tell: for each group the result before its rows (of a new group: of its
fresh accumulator), then its rows, then the result after them.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Hashable, Iterator
from typing import Any

from udf_worker.errors import ErrorData, error_data, value_text
from udf_worker.execute.aggregate_input import AggregateInput
from udf_worker.execute.aggregate_rows import Changes, LatestRows
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.row_errors import raised
from udf_worker.state.coders import PickledMapCoder, StateRefusal, StrangerMain, is_plain, require_picklable
from udf_worker.state.keys import key_of_state
from udf_worker.state.views import MapViews, RefusedKey, views_of
from udf_worker.types import type_sql

ABSENT = object()


class Groups:
    """The state of all groups. Subclasses say what a group's result is."""

    def __init__(self, context: OperatorContext, source: AggregateInput, latest: LatestRows | None) -> None:
        order = context.order
        self.context = context
        self.source = source
        self.latest = latest
        """Where final rows are asked for: those of each group."""
        self.function: Any = context.loaded.instance
        zone: str = order['localTimeZone']
        self.views = views_of(context.loaded.accumulator_type, zone, context.notes)
        self.distinct = MapViews(-1, 'DISTINCT', PickledMapCoder()) if order['distinct'] else None
        self.all_views = self.views if self.distinct is None else [*self.views, self.distinct]
        self.takes_pairs = source.row_kinds is not None
        key_types = [source.types[index] for index in source.group_by]
        self.state_key = key_of_state(key_types)
        self.is_simple = self.distinct is None and not self.takes_pairs and not source.is_row_based
        self.forget_all()

    def forget_all(self) -> None:
        self.accumulators: dict[Hashable, Any] = {}
        self.counts: dict[Hashable, int] = {}
        """Of an updating input: rows that a group has. A group without rows has no result."""
        self.touched: list[Hashable] = []
        self.remaining: Iterator[Any] | None = None
        for view in self.all_views:
            view.states.clear()
        self.state_key.forget()
        if self.latest is not None:
            self.latest.clear()

    def run(self) -> Changes | ErrorData:
        """Applies the bundle's rows."""
        changes = Changes()
        self.touched = []
        key: Hashable = ()
        try:
            for key, rows in self.source.groups.items():
                self.remaining = None
                self.apply(key, rows, changes)
        except BaseException as problem:
            return self.failure(problem, key)
        return changes

    def apply(self, key: Hashable, rows: list[Any], changes: Changes) -> None:
        state_key = self.state_key(key)
        accumulator = self.accumulators.get(state_key, ABSENT)
        is_new = accumulator is ABSENT
        skipped = 0
        if is_new:
            if self.takes_pairs:
                # A group that does not exist takes nothing back.
                skipped = sum(1 for _ in itertools.takewhile(operator.itemgetter(0), rows))
                if skipped == len(rows):
                    return
            accumulator = self.function.create_accumulator()
        for view in self.views:
            view.show(state_key)
            accumulator[view.index] = view.view
        if self.distinct is not None:
            self.distinct.show(state_key)
        self.change(key, state_key, accumulator, is_new, rows, skipped, changes)

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
        raise NotImplementedError

    # --- rows

    def feed(self, accumulator: Any, state_key: Hashable, rows: list[Any], skipped: int) -> None:
        self.remaining = remaining = iter(rows)
        accumulate = self.function.accumulate
        if self.is_simple:
            if self.source.is_single:
                for value in remaining:
                    accumulate(accumulator, value)
            else:
                for values in remaining:
                    accumulate(accumulator, *values)
        else:
            for retracts, values in self.calls(remaining, skipped):
                if self.distinct is not None and not self.is_first_or_last(retracts, values):
                    continue
                if retracts:
                    self.function.retract(accumulator, *values)
                else:
                    accumulate(accumulator, *values)
        self.remaining = None
        if self.takes_pairs:
            taken_back = sum(map(operator.itemgetter(0), rows[skipped:]))
            self.counts[state_key] = self.counts.get(state_key, 0) + len(rows) - skipped - 2 * taken_back

    def calls(self, remaining: Iterator[Any], skipped: int) -> Iterator[tuple[bool, Any]]:
        """(whether to retract, arguments) of each row."""
        single, row_based = self.source.is_single, self.source.is_row_based
        for row in itertools.islice(remaining, skipped, None):
            retracts, values = row if self.takes_pairs else (False, row)
            if row_based:
                values = (self.source.as_row(values),)
            elif single:
                values = (values,)
            yield retracts, values

    def is_first_or_last(self, retracts: bool, values: tuple[Any, ...]) -> bool:
        """DISTINCT: whether the arguments come for the first time, or go for the last."""
        assert self.distinct is not None
        seen = self.distinct.view
        count = seen.get(values) or 0
        if not retracts:
            seen.put(values, count + 1)
            return count == 0
        if count > 1:
            seen.put(values, count - 1)
            return False
        if count == 1:
            seen.remove(values)
        return True

    def is_gone(self, state_key: Hashable) -> bool:
        return self.takes_pairs and self.counts[state_key] == 0

    def keep(self, state_key: Hashable, accumulator: Any) -> None:
        self.accumulators[state_key] = accumulator
        self.touched.append(state_key)

    def forget(self, state_key: Hashable) -> None:
        self.accumulators.pop(state_key, None)
        self.counts.pop(state_key, None)
        for view in self.views:
            view.forget(state_key)

    # --- the bundle's end

    def commit(self) -> ErrorData | None:
        """Codes and pickles what the bundle changed, as Flink does then: what cannot be kept fails the job."""
        # A NaN is a key of its own each time it comes: the last one may have emptied their one group.
        touched = [key for key in self.touched if key in self.accumulators]
        key: Hashable = ()
        try:
            for view in self.all_views:
                view.commit(touched)
            with StrangerMain():
                for key in touched:
                    self.release(self.accumulators[key])
        except RefusedKey as refused:
            return self.refusal(refused.refusal, refused.key)
        except StateRefusal as refusal:
            return self.refusal(refusal, key)
        except BaseException as problem:
            # A coder of the accumulator's own: __reduce__, __getstate__.
            return self.failure(problem, key)
        return None

    def release(self, accumulator: Any) -> None:
        for view in self.views:
            accumulator[view.index] = None
        if not is_plain(accumulator):
            require_picklable(accumulator)

    def contents(self, key: Hashable) -> tuple[Any, dict[str, Any]]:
        """The accumulator of a group between bundles, and what its views hold, by field name.

        `key` is the value of the one column grouped by, a tuple of several, () of none. Raises KeyError.
        """
        state_key = self.state_key(key)
        return self.accumulators[state_key], {view.name: view.content(state_key) for view in self.views}

    # --- errors

    def failure(self, problem: BaseException, key: Hashable) -> ErrorData:
        """The function raised, or did not have a method it needs."""
        call = BoundCall(self.context.loaded, [])
        facts: dict[str, Any] = {'function': self.context.loaded.name}
        remaining = self.remaining
        if remaining is not None:
            position = len(self.source.groups[key]) - operator.length_hint(remaining) - 1
            facts.update(self.source.facts(key, position))
        else:
            facts.update(self.source.key_facts(key))
        error = raised(call, problem, facts)
        if error['error'] == 'Method retract is not implemented' and 'line' not in error:
            error['hint'] = (
                f'The input takes rows back (-U, -D): give {type(call.loaded.instance).__name__} a method retract.'
            )
        return error

    def refusal(self, refusal: StateRefusal, key: Hashable) -> ErrorData:
        loaded = self.context.loaded
        facts: dict[str, Any] = {'function': loaded.name, 'valueType': type(refusal.value).__name__}
        facts['value'] = value_text(refusal.value)
        facts.update(self.source.key_facts(key))
        if refusal.declared is None:
            hint = (
                'Flink pickles an accumulator when a bundle ends, in a process whose main program is not this file:'
                ' keep numbers, texts, lists, dicts and Rows in it, or objects of classes in a module of their own.'
            )
        else:
            declared = facts['declaredType'] = type_sql(refusal.declared)
            hint = f'The view of the accumulator is declared to hold {declared}: put such values in, and no None.'
        return error_data(refusal.problem, 'run', 'RESULT_TYPE', loaded.files, facts, hint=hint)
