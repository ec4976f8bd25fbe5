"""The laws. Each is tried on a case: rows with a number each, whose meaning is the law's own."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from pyflink.table.udf import ImperativeAggregateFunction
from udf_worker.execute.aggregate import AggregateOperator
from udf_worker.observing.laws.accumulators import Accumulators, Args
from udf_worker.observing.laws.same import DIFFERENT, ROUNDED, compared, same_rows
from udf_worker.state.coders import StateRefusal

Case = list[tuple[Args, int]]


class Finding(NamedTuple):
    """A case on which a law does not hold, or only up to rounding."""

    kind: str
    """DIFFERENT or ROUNDED."""
    expected: Any
    actual: Any
    problem: BaseException | None
    """What was raised instead of an answer."""


class Impossible(Exception):
    """The rows themselves make the function raise: there is nothing to compare with."""


class Rules:
    def __init__(self, aggregate: AggregateOperator) -> None:
        self.made = Accumulators(aggregate)
        self.coded = aggregate.output.coded
        self.laws: dict[str, Callable[[Case], Finding | None]] = {'empty': self.empty}
        if has_own(self.made.function, 'merge'):
            self.laws['merge'] = self.merge
        if has_own(self.made.function, 'retract'):
            self.laws['retract'] = self.retract
        self.laws.update(independent=self.independent, coder=self.coder, order=self.order)

    # --- laws

    def empty(self, case: Case) -> Finding | None:
        """An accumulator without rows bears get_value: Flink asks for it before the first row of a key."""
        try:
            self.made.value(self.made.fresh())
        except Exception as problem:
            return Finding(DIFFERENT, None, None, problem)
        return None

    def merge(self, case: Case) -> Finding | None:
        """Rows of part 0, 1, 2 … in accumulators of their own, merged into the first, are as if they came in turn."""
        made = self.made
        parts = sorted({number for _, number in case})

        def merged() -> Any:
            accumulators = [made.accumulate(made.fresh(), rows_of(case, part)) for part in parts] or [made.fresh()]
            return made.value(made.merge(accumulators[0], accumulators[1:] or [made.fresh()]))

        in_turn = [args for part in parts for args in rows_of(case, part)]
        return self.judged(lambda: made.value_of(in_turn), merged, in_turn)

    def retract(self, case: Case) -> Finding | None:
        """Rows with a number above 0 are taken back again, in the order of their numbers; 0 stays."""
        made = self.made
        back = [args for args, _ in sorted(((args, n) for args, n in case if n > 0), key=lambda each: each[1])]

        def taken_back() -> Any:
            accumulator = made.accumulate(made.fresh(), (args for args, _ in case))
            return made.value(made.retract(accumulator, back))

        # A key without rows is dropped on Flink: what its accumulator would give is never asked.
        left = rows_of(case, 0)
        if not left or not back:
            return None
        return self.judged(lambda: made.value_of(left), taken_back, [args for args, _ in case])

    def independent(self, case: Case) -> Finding | None:
        """Rows with the number 1 go to another key's accumulator in between: the first one must not notice."""
        made = self.made
        own = rows_of(case, 0)

        def beside_another() -> Any:
            mine, other = made.fresh(), made.fresh()
            for args, number in case:
                made.accumulate(mine if number == 0 else other, [args])
            return made.value(mine)

        return self.judged(lambda: made.value_of(own), beside_another, [args for args, _ in case])

    def coder(self, case: Case) -> Finding | None:
        """Between rows with the number 0 and those with 1 a bundle ends: Flink codes the accumulator."""
        made = self.made
        rows = rows_of(case, 0) + rows_of(case, 1)

        def in_two_bundles() -> Any:
            accumulator = made.coded(made.accumulate(made.fresh(), rows_of(case, 0)))
            return made.value(made.accumulate(accumulator, rows_of(case, 1)))

        return self.judged(lambda: made.value_of(rows), in_two_bundles, rows)

    def order(self, case: Case) -> Finding | None:
        """In the order of their numbers the rows give what they give in their own: no law, but good to know."""
        made = self.made
        rows = [args for args, _ in case]
        sorted_rows = [args for args, _ in sorted(case, key=lambda each: each[1])]
        return self.judged(lambda: made.value_of(rows), lambda: made.value_of(sorted_rows), rows)

    # --- comparing

    def judged(self, wanted: Callable[[], Any], given: Callable[[], Any], rows: list[Args]) -> Finding | None:
        """Raises Impossible."""
        try:
            expected = wanted()
        except Exception as problem:
            raise Impossible from problem
        try:
            actual = given()
        except StateRefusal as refusal:
            return Finding(DIFFERENT, expected, None, refusal.problem)
        except Exception as problem:
            return Finding(DIFFERENT, expected, None, problem)
        largest = max((abs(each) for args in rows for each in args if is_finite(each)), default=0.0)
        if self.made.is_table:
            kind = same_rows(expected, actual, self.coded, largest)
        else:
            kind = compared(expected, actual, self.coded, largest)
        return Finding(kind, expected, actual, None) if kind in (DIFFERENT, ROUNDED) else None


def rows_of(case: Case, number: int) -> list[Args]:
    return [args for args, each in case if each == number]


def is_finite(value: Any) -> bool:
    return isinstance(value, float) and math.isfinite(value)


def has_own(function: Any, method: str) -> bool:
    """Whether the class, or one it inherits from, has an own version of an optional method."""
    own: Any = getattr(function.__class__, method, None)
    return own is not None and own is not getattr(ImperativeAggregateFunction, method, None)
