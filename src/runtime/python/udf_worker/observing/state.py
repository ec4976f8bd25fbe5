"""Records what each call does to the accumulators of some keys, as the rows go by.

It stands between the groups and the function: the function is called exactly as without it, and nothing is called
besides. Keys are the ones that were asked for, else the first that come; of the others only their number is told.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Hashable, Iterator
from typing import Any

from udf_worker.execute.aggregate import AggregateOperator
from udf_worker.execute.aggregate_groups import Groups
from udf_worker.observing.kept_steps import KeptSteps, Room
from udf_worker.observing.pace import Pace
from udf_worker.observing.python_cells import cell_of, same_text
from udf_worker.observing.recorded_views import ViewNotes, record_views
from udf_worker.observing.shown import Shown, shown
from udf_worker.state.keys import key_of_state
from udf_worker.state.views import ListViews

Json = dict[str, Any]

MOST_KEYS = 50
MOST_BYTES = 24 << 20
MOST_EMITTED = 100
"""Rows of one emit_value that are told."""

LISTS: Any = list


class Watched:
    """One key: its calls, and how its accumulator looked after the last one."""

    def __init__(self, cells: list[Any], steps: KeptSteps) -> None:
        self.cells = cells
        self.steps = steps
        self.state: Shown = None
        self.value: Shown = None


class StateObserver:
    def __init__(self, aggregate: AggregateOperator, request: Json) -> None:
        """`request` is `state` of OPEN's `observe`: `keys`, cells of the columns grouped by, or null."""
        self.groups: Groups = aggregate.groups
        self.source = aggregate.source
        asked = request['keys']
        self.asked = None if asked is None else set(map(same_text, asked))
        self.room = Room(MOST_BYTES)
        self.state_key = key_of_state([self.source.types[index] for index in self.source.group_by])
        """One of our own: that of the groups remembers which key it was asked for last."""
        self.watched: dict[Hashable, Watched] = {}
        """By the key of the state."""
        self.others: set[Hashable] = set()
        self.positions: dict[Hashable, list[int]] = {}
        """Of the keys in the bundle that are watched: which rows of the pass are theirs."""
        self.current: Watched | None = None
        self.rows: list[Any] = []
        self.key: Hashable = ()
        self.bundle = 0
        self.notes = ViewNotes()
        self.pace = Pace()
        declared = aggregate.context.loaded.accumulator_type
        is_row = declared is not None and declared['kind'] == 'ROW'
        fields: list[Json] = declared['fields'] if is_row and declared is not None else []
        self.field_names: list[str] = [field['name'] for field in fields]
        self.plain = self.groups.function
        self.recording = RecordedFunction(self.plain, self)
        self.stand_between()

    def stand_between(self) -> None:
        groups: Any = self.groups
        run, apply, forget = groups.run, groups.apply, groups.forget
        record_views(groups.views, self.notes)

        def observed_run() -> Any:
            self.begin_bundle()
            try:
                return run()
            finally:
                self.current = None
                self.notes.wanted = False

        def observed_apply(key: Hashable, rows: list[Any], changes: Any) -> None:
            self.current = self.watched.get(groups.state_key(key))
            self.key, self.rows = key, rows
            self.notes.wanted = self.current is not None
            # The others are called as directly as ever.
            groups.function = self.plain if self.current is None else self.recording
            apply(key, rows, changes)

        def observed_forget(state_key: Hashable) -> None:
            forget(state_key)
            if self.current is not None:
                for index in range(len(groups.views)):
                    self.notes.note(index, 'clear')
                self.record('forget', None, {})

        groups.run, groups.apply, groups.forget = observed_run, observed_apply, observed_forget

    # --- keys

    def begin_bundle(self) -> None:
        self.bundle += 1
        self.positions = {}
        for key in self.source.groups:
            state_key = self.state_key(key)
            if state_key not in self.watched and state_key not in self.others:
                self.choose(key, state_key)
            if state_key in self.watched:
                self.positions[key] = []
        row = self.source.first_row
        for keys in self.source.keys:
            for key in keys:
                rows = self.positions.get(key)
                if rows is not None:
                    rows.append(row)
                row += 1

    def choose(self, key: Hashable, state_key: Hashable) -> None:
        cells = self.cells_of(key)
        wanted = len(self.watched) < MOST_KEYS if self.asked is None else same_text(cells) in self.asked
        if wanted:
            self.watched[state_key] = Watched(cells, KeptSteps(self.room, len(self.groups.views)))
        else:
            self.others.add(state_key)

    def cells_of(self, key: Hashable) -> list[Any]:
        group_by = self.source.group_by
        values: Any = key if len(group_by) != 1 else (key,)
        return [cell_of(value, self.source.types[index]) for value, index in zip(values, group_by)]

    # --- calls

    def record(self, call: str, accumulator: Any, told: Json) -> None:
        """After a call for the current key. `accumulator` None: it is gone."""
        watched = self.current
        assert watched is not None
        step: Json = {'call': call, 'bundle': self.bundle, **told}
        state = self.shown_accumulator(accumulator)
        if state != watched.state:
            step['state'] = watched.state = state
        notes = self.notes.take()
        if notes:
            step['views'] = notes
        if 'value' in step:
            watched.value = step['value']
        watched.steps.add(step)

    def row_of_call(self) -> Json:
        """`row`: which row of the pass the function is called for."""
        remaining = self.groups.remaining
        if remaining is None:
            return {}
        position = len(self.rows) - operator.length_hint(remaining) - 1
        rows = self.positions.get(self.key, [])
        if not self.source.group_by:
            return {'row': self.source.first_row + position}
        return {'row': rows[position]} if position < len(rows) else {}

    def shown_accumulator(self, accumulator: Any) -> Shown:
        """Fields are named as the accumulator's type names them, and places of views marked."""
        told: Any = shown(accumulator)
        if not isinstance(told, LISTS):
            return told
        if told[0] == 'row':
            for field, name in zip(told[1:], self.field_names):
                field[0] = field[0] or name
        for view in self.groups.views:
            place: Any = ['view', view.name]
            if view.index + 1 < len(told):
                told[view.index + 1] = [view.name, place] if told[0] == 'row' else place
        return told

    # --- reports

    def reports(self, last: bool) -> Iterator[Json]:
        if not self.pace.is_due(last):
            return
        watched = list(self.watched.values())
        yield {
            'kind': 'state',
            'groups': len(watched) + len(self.others),
            'views': [{'name': view.name, 'kind': view_kind(view)} for view in self.groups.views],
            'arguments': self.source.argument_names,
            'keys': [
                {'key': each.cells, 'calls': each.steps.calls, 'value': json.dumps(each.value)} for each in watched
            ],
        }
        if last:
            for index, each in enumerate(watched):
                yield {'kind': 'stateSteps', 'key': index, **each.steps.told()}


def view_kind(view: Any) -> str:
    return 'list' if isinstance(view, ListViews) else 'map'


class RecordedFunction:
    """The function as the groups see it while a watched key is worked on."""

    def __init__(self, function: Any, observer: StateObserver) -> None:
        self.function = function
        self.observer = observer

    def create_accumulator(self) -> Any:
        made = self.function.create_accumulator()
        self.observer.record('create_accumulator', made, {})
        return made

    def accumulate(self, accumulator: Any, *args: Any) -> None:
        self.called('accumulate', self.function.accumulate, accumulator, args)

    def retract(self, accumulator: Any, *args: Any) -> None:
        self.called('retract', self.function.retract, accumulator, args)

    def called(self, name: str, method: Any, accumulator: Any, args: tuple[Any, ...]) -> None:
        observer = self.observer
        told: Json = {**observer.row_of_call(), 'args': [shown(each) for each in args]}
        try:
            method(accumulator, *args)
        except BaseException as problem:
            observer.record(name, accumulator, {**told, 'error': error_text(problem)})
            raise
        observer.record(name, accumulator, told)

    def get_value(self, accumulator: Any) -> Any:
        try:
            value = self.function.get_value(accumulator)
        except BaseException as problem:
            self.observer.record('get_value', accumulator, {'error': error_text(problem)})
            raise
        self.observer.record('get_value', accumulator, {'value': shown(value)})
        return value

    def emit_value(self, accumulator: Any) -> Iterator[Any]:
        """Rows one by one, as the function makes them."""
        told: list[Shown] = ['list']
        count = 0
        try:
            for row in self.function.emit_value(accumulator):
                count += 1
                if count <= MOST_EMITTED:
                    told.append(shown(row))
                yield row
        except Exception as problem:
            self.observer.record('emit_value', accumulator, {'error': error_text(problem)})
            raise
        if count > MOST_EMITTED:
            told.append(['more', count - MOST_EMITTED])
        self.observer.record('emit_value', accumulator, {'value': told})


def error_text(problem: BaseException) -> str:
    return f'{type(problem).__name__}: {str(problem)[:300]}'
