"""Whether two results of an aggregate are the same: by the rules of the result's type, floats up to their rounding."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

ROUNDING = 1e-12
"""Of the largest number that took part: sums of floats depend on their order."""

DICTS: Any = dict
SAME, ROUNDED, DIFFERENT = 'same', 'rounded', 'different'

Coded = Callable[[Any], 'list[bytes] | None']


def compared(one: Any, another: Any, coded: Coded, largest: float) -> str:
    """`coded`: a result as its declared type has it, None where it refuses it. `largest`: of the rows' floats."""
    if is_same(one, another, coded):
        return SAME
    return ROUNDED if is_close(one, another, largest) else DIFFERENT


def is_same(one: Any, another: Any, coded: Coded) -> bool:
    try:
        if one is another or bool(one == another):
            return True
    except Exception:
        # Values that cannot be compared are told apart by their codes.
        pass
    first = coded(one)
    return first is not None and first == coded(another)


def same_rows(one: list[Any], another: list[Any], coded: Coded, largest: float) -> str:
    """Of table aggregates, whose rows have no order."""
    if len(one) != len(another):
        return DIFFERENT
    found = [compared(*pair, coded, largest) for pair in zip(sorted(one, key=repr), sorted(another, key=repr))]
    return DIFFERENT if DIFFERENT in found else ROUNDED if ROUNDED in found else SAME


def is_close(one: Any, another: Any, largest: float) -> bool:
    if isinstance(one, (list, tuple)) or hasattr(one, 'as_dict'):
        return is_close_in_order(one, another, largest)
    if isinstance(one, DICTS):
        return is_close_by_key(one, another, largest)
    if isinstance(one, float) and isinstance(another, (int, float)):
        return math.isclose(one, another, rel_tol=ROUNDING, abs_tol=ROUNDING * largest)
    if isinstance(another, float) and isinstance(one, int):
        return is_close(another, one, largest)
    return bool(one == another)


def is_close_in_order(one: Any, another: Any, largest: float) -> bool:
    alike = one.__class__ is another.__class__ and len(one) == len(another)
    return alike and all(is_close(*pair, largest) for pair in zip(one, another))


def is_close_by_key(one: dict[Any, Any], another: Any, largest: float) -> bool:
    alike = isinstance(another, dict) and one.keys() == another.keys()
    return alike and all(is_close(one[key], another[key], largest) for key in one)
