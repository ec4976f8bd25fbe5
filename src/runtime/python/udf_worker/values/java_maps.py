"""The order in which Java's HashMap gives the entries of a MAP: Flink's functions see their dicts in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Callable

from udf_worker.values.layout import TypeJson

Pairs = tuple[Iterable[Any], Iterable[Any]]


def map_order(key_type: TypeJson, thread: bool) -> Callable[[Pairs], dict[Any, Any]]:
    def ordered(pairs: Pairs) -> dict[Any, Any]:
        return dict(zip(*pairs))

    return ordered
