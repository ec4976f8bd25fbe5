"""The slowest calls of a job, without a clock for each of them."""

from __future__ import annotations

import reprlib
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

from udf_worker.execute.calls import BoundCall
from udf_worker.execute.scalar import call_rows
from udf_worker.execute.table import TableOperator
from udf_worker.values.arguments import TakenRows

if TYPE_CHECKING:
    from udf_worker.observing.profiled_operator import ProfiledOperator

KEPT = 20
LEAST_NS = 2_000_000
"""A call of at least this is met by a look for certain."""

shortened = reprlib.Repr()
shortened.maxstring = shortened.maxother = 60

Slow = dict[str, Any]
"""`row`: the first one, counting the rows that this slot got; `rows`: how many were in the call."""


class Place(NamedTuple):
    """Where a job is: rows done of its frame, and what its call is made of."""

    frame_row: int
    call: BoundCall
    taken: TakenRows
    chunk_row: int


class SlowRows:
    """Row by row: the looks of the sampler tell how long a call has been going on.

    Of the time between two looks, what the rows done in it usually take is not the present row's.
    """

    def __init__(self, work: ProfiledOperator) -> None:
        self.work = work
        self.slow: dict[int, Slow] = {}
        self.row = -1
        self.row_ns = 0
        self.looked_ns = 0

    def look(self, stack: list[FrameType], now_ns: int, ns: int) -> None:
        place = place_of(stack)
        if place is None:
            return
        self.looked_ns += ns
        row = self.work.rows + place.frame_row
        passed = row - self.row
        usual_ns = self.looked_ns / (row + 1)
        self.row_ns = self.row_ns + ns if passed == 0 else int(ns - passed * usual_ns)
        self.row = row
        if self.row_ns >= LEAST_NS and self.row_ns >= 3 * usual_ns:
            self.keep(row, place)

    def keep(self, row: int, place: Place) -> None:
        known = self.slow.get(row)
        if known is not None:
            known['ns'] = self.row_ns
            return
        if len(self.slow) >= KEPT:
            quickest = min(self.slow, key=lambda each: self.slow[each]['ns'])
            if self.slow[quickest]['ns'] >= self.row_ns:
                return
            del self.slow[quickest]
        values = place.call.leaves(place.taken.columns, place.chunk_row)
        arguments = [[name, shortened.repr(value)] for name, value in values]
        self.slow[row] = {'row': row, 'rows': 1, 'ns': self.row_ns, 'arguments': arguments}

    def told(self) -> list[Slow]:
        return sorted(list(self.slow.values()), key=lambda each: -each['ns'])


def place_of(stack: list[FrameType]) -> Place | None:
    """Only row functions have one, while their rows are called."""
    for index, frame in enumerate(stack):
        if frame.f_code is call_rows.__code__ and index > 0:
            inside, around = frame.f_locals, stack[index - 1].f_locals
            taken, results, first = inside.get('taken'), inside.get('results'), around.get('first')
            # Grows as `map` goes on, because list.extend appends what it is given one by one.
            done = len(results) if results is not None else 0
        elif frame.f_code is TableOperator.run_chunk.__code__:
            inside = frame.f_locals
            taken, first, row = inside.get('taken'), inside.get('first'), inside.get('row')
            done = 0 if row is None or first is None else row - first
        else:
            continue
        if taken is None or first is None or done >= taken.rows:
            return None
        call = inside['call'] if 'call' in inside else inside['self'].call
        return Place(first + done, call, taken, done)
    return None


class SlowBatches:
    """Of functions that get many rows in one call: the stage clocks tell how long it took."""

    def __init__(self, order: dict[str, Any]) -> None:
        self.is_wanted = order['mode'] == 'process-arrow' and order['kind'] == 'pandas_scalar'
        self.slow: list[Slow] = []

    def called(self, row: int, rows: int, user_ns: int) -> None:
        if not self.is_wanted:
            return
        self.slow.append({'row': row, 'rows': rows, 'ns': user_ns, 'arguments': []})
        if len(self.slow) > 2 * KEPT:
            self.slow = self.told()

    def told(self) -> list[Slow]:
        return sorted(self.slow, key=lambda each: -each['ns'])[:KEPT]
