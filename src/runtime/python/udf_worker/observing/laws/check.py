"""Checks the laws of an aggregate on the rows of a job, instead of running it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from udf_worker.errors import ErrorData
from udf_worker.execute.aggregate import AggregateOperator
from udf_worker.execute.calls import BoundCall, ColumnArgument
from udf_worker.execute.chain import ChainOperator
from udf_worker.execute.row_errors import raised
from udf_worker.observing.laws.accumulators import Args
from udf_worker.observing.laws.cases import cases_of
from udf_worker.observing.laws.rules import Case, Finding, Impossible, Rules
from udf_worker.observing.laws.same import DIFFERENT, ROUNDED
from udf_worker.observing.laws.shrink import shrunk
from udf_worker.observing.pace import Pace
from udf_worker.observing.python_cells import cell_of
from udf_worker.observing.shown import shown

if TYPE_CHECKING:
    from udf_worker.open_udf import OpenedUdf

Json = dict[str, Any]

OPTIONAL = ('merge', 'retract')
FIRST_CALLS = {'merge': 'merge', 'retract': 'retract', 'empty': 'get_value'}
"""Where a law is debugged: the method that it is about."""


class GatheringOperator:
    """Takes an aggregate's rows and gives none."""

    def __init__(self, aggregate: AggregateOperator, most_keys: int, most_rows: int) -> None:
        self.source = aggregate.source
        self.most_keys = most_keys
        self.most_rows = most_rows
        self.keys: dict[Hashable, list[Args]] = {}
        self.ended = False

    def batch(self, buffers: Sequence[memoryview], rows: int) -> ErrorData | None:
        return self.source.add(buffers, rows)

    def end_bundle(self) -> ErrorData | None:
        for key, rows in self.source.groups.items():
            kept = self.keys.get(key)
            if kept is None:
                if len(self.keys) >= self.most_keys:
                    continue
                kept = self.keys[key] = []
            for row in rows[: self.most_rows]:
                if len(kept) < self.most_rows and not self.takes_back(row):
                    kept.append(self.args_of(row))
        self.source.next_bundle()
        return None

    def finish(self) -> ErrorData | None:
        self.source.next_pass()
        self.ended = True
        return None

    def takes_back(self, row: Any) -> bool:
        return self.source.row_kinds is not None and row[0]

    def args_of(self, row: Any) -> Args:
        values = row[1] if self.source.row_kinds is not None else row
        return (values,) if self.source.is_single and not self.source.is_row_based else tuple(values)


class LawsObserver:
    def __init__(self, opened: OpenedUdf, aggregate: AggregateOperator, request: Json) -> None:
        """`request` is `laws` of OPEN's `observe`."""
        self.opened = opened
        self.source = aggregate.source
        self.is_table = aggregate.output.is_table
        self.gathered = GatheringOperator(aggregate, request['keys'], request['rows'])
        if isinstance(opened.operator, ChainOperator):
            opened.operator.outer = self.gathered
        else:
            opened.operator = self.gathered
        self.rules = Rules(aggregate)
        self.seed: int = request['seed']
        self.replay: Json | None = request.get('replay')
        self.told = False
        self.pace = Pace()
        if self.replay is not None and 'entry' in opened.answer:
            self.begin_at(self.replay['law'])

    def begin_at(self, law: str) -> None:
        """The debugger stands first in the method that the law is about."""
        from udf_worker.debugging import entry_of_method

        method = FIRST_CALLS.get(law, 'accumulate')
        if method == 'get_value' and self.is_table:
            method = 'emit_value'
        entry = entry_of_method(self.opened.context.loaded, method)
        if entry is not None:
            self.opened.answer['entry'] = entry

    def reports(self, last: bool) -> Iterator[Json]:
        """Works while it is iterated, so that progress is told while the laws are tried."""
        if self.told or not self.gathered.ended:
            return
        self.told = True
        if self.replay is not None:
            self.again(self.replay)
            return
        rows = [rows for rows in self.gathered.keys.values() if rows]
        told: list[Json] = []
        for done, law in enumerate([*self.rules.laws]):
            for tried, result in self.tried(law, rows):
                if result is not None:
                    told.append(result)
                elif self.pace.is_due(False):
                    yield {'kind': 'lawsProgress', 'law': law, 'progress': (done + tried) / len(self.rules.laws)}
        told.extend({'law': law, 'outcome': 'absent', 'cases': 0} for law in OPTIONAL if law not in self.rules.laws)
        yield {
            'kind': 'laws',
            'seed': self.seed,
            'keys': len(rows),
            'rows': sum(map(len, rows)),
            'columns': self.opened.context.order['columns'],
            'arguments': self.source.argument_names,
            'results': told,
        }

    def again(self, replay: Json) -> None:
        """One case, for the debugger. What comes of it is known."""
        rows = [args for rows in self.gathered.keys.values() for args in rows]
        try:
            self.rules.laws[replay['law']](list(zip(rows, replay['numbers'])))
        except Impossible:
            return

    # --- one law

    def tried(self, law: str, keys: list[list[Args]]) -> Iterator[tuple[float, Json | None]]:
        """(share of the work, None), and at the end the result."""
        cases = list(cases_of(law, keys, self.seed))
        count = 0
        rounded = False
        impossible: ErrorData | None = None
        for place, case in enumerate(cases):
            try:
                found = self.rules.laws[law](case)
            except Impossible as problem:
                impossible = impossible or self.error_of(problem.__cause__)
                continue
            count += 1
            if found is not None and found.kind == ROUNDED:
                rounded = True
            elif found is not None:
                yield 1.0, {'law': law, 'outcome': 'broken', 'cases': count, **self.smallest(law, case)}
                return
            yield place / len(cases), None
        result: Json = {'law': law, 'outcome': 'held' if count > 0 or impossible is None else 'untried', 'cases': count}
        if rounded:
            result['rounded'] = True
        if impossible is not None:
            result['error'] = impossible
        yield 1.0, result

    def smallest(self, law: str, case: Case) -> Json:
        """`example` of a result."""
        rule = self.rules.laws[law]

        def found_in(candidate: Case) -> Finding | None:
            try:
                found = rule(candidate)
            except Impossible:
                return None
            return found if found is not None and found.kind == DIFFERENT else None

        small = shrunk(case, lambda candidate: found_in(candidate) is not None, self.fixed_arguments())
        # A function that does not answer twice alike may hold when it is asked again.
        found = found_in(small)
        if found is None:
            small, found = case, found_in(case)
        example: Json = {
            'rows': [[shown(value) for value in args] for args, _ in small],
            'numbers': [number for _, number in small],
            'cells': self.cells_of(self.key_of(case), small),
            'found': len(case),
        }
        if found is not None:
            example['expected'], example['actual'] = shown(found.expected), shown(found.actual)
            if found.problem is not None:
                example['error'] = self.error_of(found.problem)
        return {'example': example}

    def error_of(self, problem: BaseException | None) -> ErrorData:
        assert problem is not None
        return raised(BoundCall(self.opened.context.loaded, []), problem, {'function': self.opened.context.loaded.name})

    # --- rows as they came

    def places(self) -> list[int]:
        """Which column each argument is; -1 where it is none."""
        source = self.source
        if source.is_row_based:
            return [index for index in range(len(source.types)) if index != source.row_kinds]
        return [each.index if isinstance(each, ColumnArgument) else -1 for each in source.inputs]

    def fixed_arguments(self) -> frozenset[int]:
        """Those that are columns of the key, and those that are no columns."""
        fixed = {-1, *self.source.group_by}
        return frozenset(index for index, place in enumerate(self.places()) if place in fixed)

    def key_of(self, case: Case) -> tuple[Any, ...]:
        """Of the rows as they came."""
        if not case:
            return ()
        args = case[0][0]
        key = next((key for key, rows in self.gathered.keys.items() if any(args is row for row in rows)), ())
        values: Any = key if len(self.source.group_by) != 1 else (key,)
        return tuple(values)

    def cells_of(self, key: tuple[Any, ...], case: Case) -> list[list[Any]] | None:
        """Input rows that call the function like this; None where a call before it makes its arguments."""
        if isinstance(self.opened.operator, ChainOperator):
            return None
        return [self.input_row(key, args) for args, _ in case]

    def input_row(self, key: tuple[Any, ...], args: Args) -> list[Any]:
        source = self.source
        row: list[Any] = [None] * len(source.types)
        for index, value in zip(source.group_by, key):
            row[index] = cell_of(value, source.types[index])
        if source.row_kinds is not None:
            row[source.row_kinds] = '+I'
        for place, value in zip(self.places(), args):
            if place >= 0:
                row[place] = cell_of(value, source.types[place])
        return row
