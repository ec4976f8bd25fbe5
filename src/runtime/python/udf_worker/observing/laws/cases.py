"""Cases for the laws: rows as they came for a key, split, taken back and shuffled by a generator with a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from udf_worker.observing.laws.accumulators import Args
from udf_worker.observing.laws.rules import Case

LENGTHS = (2, 3, 5, 1, 8, 13, 34, 100)
ROUNDS = 20
LONG_EVERY = 5
"""Rounds between two cases of all rows of a key."""


def cases_of(law: str, keys: list[list[Args]], seed: int) -> Iterator[Case]:
    """`keys`: the rows of each, none of them empty. The same cases for the same rows and seed."""
    if law == 'empty':
        yield []
        return
    if not keys:
        return
    dice = random.Random(f'{seed} {law}')
    for turn in range(ROUNDS):
        for length in LENGTHS:
            yield numbered(law, part(dice, dice.choice(keys), length), dice)
        if turn % LONG_EVERY == 0:
            yield numbered(law, dice.choice(keys), dice)


def part(dice: random.Random, rows: list[Args], length: int) -> list[Args]:
    start = dice.randint(0, max(0, len(rows) - length))
    return rows[start : start + length]


def numbered(law: str, rows: list[Args], dice: random.Random) -> Case:
    count = len(rows)
    if law == 'merge':
        parts = dice.choice((2, 2, 3))
        cuts = sorted(dice.randint(0, count) for _ in range(parts - 1))
        return [(args, sum(row >= cut for cut in cuts)) for row, args in enumerate(rows)]
    if law == 'retract':
        back = dice.sample(range(count), dice.randint(0, count - 1)) if count > 1 else []
        order = {row: place + 1 for place, row in enumerate(back)}
        return [(args, order.get(row, 0)) for row, args in enumerate(rows)]
    if law == 'independent':
        return [(args, dice.randint(0, 1)) for args in rows]
    if law == 'coder':
        cut = dice.randint(0, count)
        return [(args, int(row >= cut)) for row, args in enumerate(rows)]
    order = dice.sample(range(count), count)
    return list(zip(rows, order))
