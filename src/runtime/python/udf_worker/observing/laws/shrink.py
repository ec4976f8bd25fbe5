"""The smallest case that still breaks a law: the fewest rows, then the simplest values, then the simplest numbers."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Callable, Iterator
from typing import Any

from udf_worker.observing.laws.rules import Case

Fails = Callable[[Case], bool]

MOST_TRIES = 3_000

LISTS: Any = list


def shrunk(case: Case, fails: Fails, fixed: frozenset[int]) -> Case:
    """`fixed`: arguments whose values may not change, since rows are of one key by them."""
    budget = [MOST_TRIES]

    def still_fails(candidate: Case) -> bool:
        budget[0] -= 1
        return budget[0] >= 0 and fails(candidate)

    smallest = fewest_rows(case, still_fails)
    while budget[0] > 0:
        simpler = next((each for each in simpler_cases(smallest, fixed) if still_fails(each)), None)
        if simpler is None:
            break
        smallest = fewest_rows(simpler, still_fails)
    return next((each for each in renumbered(smallest) if fails(each)), smallest)


def renumbered(case: Case) -> Iterator[Case]:
    """Numbers without gaps: those above 0 from 1 on, better all of them from 0 on."""
    for kept in ([], [0]):
        numbers = sorted({*kept, *(number for _, number in case)})
        yield [(args, numbers.index(number)) for args, number in case]


def fewest_rows(case: Case, fails: Fails) -> Case:
    """Takes rows away, half of them first and at last one by one."""
    size = max(1, len(case) // 2)
    while case:
        start = 0
        while start < len(case):
            candidate = case[:start] + case[start + size :]
            if fails(candidate):
                case = candidate
            else:
                start += size
        if size == 1:
            return case
        size = max(1, size // 2)
    return case


def simpler_cases(case: Case, fixed: frozenset[int]) -> Iterator[Case]:
    for row, (args, number) in enumerate(case):
        for index, value in enumerate(args):
            if index in fixed:
                continue
            for simpler in simpler_values(value):
                yield [*case[:row], ((*args[:index], simpler, *args[index + 1 :]), number), *case[row + 1 :]]


def simpler_values(value: Any) -> Iterator[Any]:
    """The simplest first; each is simpler than the value by `weight`, so that shrinking ends."""
    yield from (each for each in plain_values(value) if weight(each) < weight(value))


def plain_values(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield False
    elif isinstance(value, int):
        yield from (0, 1, 2, 3, value // 10, value // 2, abs(value))
    elif isinstance(value, float):
        yield from (0.0, 1.0, 2.0, 3.0)
        if value == value and abs(value) < 1e15:
            yield float(int(value))
    elif isinstance(value, decimal.Decimal):
        yield from (each.quantize(value) for each in (decimal.Decimal(0), decimal.Decimal(1)) if value.is_finite())
    elif isinstance(value, (str, bytes)):
        half = (len(value) + 1) // 2
        yield from (value[:0], 'a' if isinstance(value, str) else b'a', 'b' if isinstance(value, str) else b'b')
        yield from (value[:half], value[half:])
    elif isinstance(value, LISTS):
        half = (len(value) + 1) // 2
        yield from ([], value[:half], value[half:])
    elif isinstance(value, datetime.datetime):
        yield datetime.datetime(1970, 1, 1, tzinfo=value.tzinfo)
    elif isinstance(value, datetime.date):
        yield datetime.date(1970, 1, 1)


def weight(value: Any) -> tuple[int, str]:
    """Longer is heavier; of one length the lower digit or letter is lighter."""
    text = repr(value)
    return 0 if text in ('0', '0.0') else len(text), text
