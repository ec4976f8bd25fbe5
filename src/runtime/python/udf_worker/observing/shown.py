"""Python values as the window shows them: JSON that keeps what a value is, bounded in every direction.

A value is a text, its repr. A collection is a list that begins with its kind and goes on with its items, shown too:

    ["list", item, …]   ["tuple", item, …]   ["set", item, …]   ["dict", [key, value], …]
    ["row", [name or null, value], …]   ["object", class, [attribute, value], …]   ["view", name]

Where items were left out, the last one is ["more", how many].
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from pyflink.common import Row
from pyflink.table import ListView, MapView
from udf_worker.errors import value_text

Shown = Any

MOST_ITEMS = 200
MOST_DEPTH = 6

DICTS: Any = dict
LISTS: Any = ListView
VIEWS: Any = (ListView, MapView)
PLAIN = frozenset((type(None), bool, int, float, complex))


def shown(value: Any, depth: int = 0) -> Shown:
    """Never raises for what a value's own code does, as repr() may."""
    kind = value.__class__
    if kind in PLAIN:
        return repr(value)
    if kind is str or depth >= MOST_DEPTH:
        return value_text(value)
    if kind is list or kind is tuple or kind is set or kind is frozenset:
        return items('set' if kind is frozenset else kind.__name__, value, len(value), depth)
    if isinstance(value, DICTS):
        return pairs(value, depth)
    if isinstance(value, Row):
        return row(value, depth)
    if isinstance(value, VIEWS):
        return view(value, depth)
    return plain_object(value, depth)


def view(value: Any, depth: int) -> Shown:
    """One that is a group's state is not read: that changes the order in which a function sees it."""
    name: str | None = getattr(value, 'view_name', None)
    if name is not None:
        return ['view', name]
    if isinstance(value, LISTS):
        elements: Any = value.get()
        held: list[Any] = list(elements)
        return items('list', held, len(held), depth)
    return pairs(dict(value.items()), depth)


def items(kind: str, values: Iterable[Any], count: int, depth: int) -> Shown:
    told: list[Shown] = [kind]
    told.extend(shown(value, depth + 1) for value in islice(values, MOST_ITEMS))
    return with_rest(told, count)


def pairs(value: dict[Any, Any], depth: int) -> Shown:
    told: list[Shown] = ['dict']
    told.extend([shown(key, depth + 1), shown(each, depth + 1)] for key, each in islice(value.items(), MOST_ITEMS))
    return with_rest(told, len(value))


def row(value: Row, depth: int) -> Shown:
    names: Sequence[str] | None = getattr(value, '_fields', None)
    told: list[Shown] = ['row']
    for index, each in enumerate(islice(value, MOST_ITEMS)):
        named = names is not None and index < len(names)
        told.append([names[index] if named and names is not None else None, shown(each, depth + 1)])
    return with_rest(told, len(value))


def plain_object(value: Any, depth: int) -> Shown:
    """By its attributes, where it has some and tells nothing better by its repr."""
    kind: type[Any] = value.__class__
    attributes: dict[str, Any] | None = getattr(value, '__dict__', None)
    if kind.__repr__ is not object.__repr__ or not isinstance(attributes, dict):
        return value_text(value)
    told: list[Shown] = ['object', kind.__name__]
    told.extend([name, shown(each, depth + 1)] for name, each in islice(attributes.items(), MOST_ITEMS))
    return with_rest(told, len(attributes))


def with_rest(told: list[Shown], count: int) -> Shown:
    if count > MOST_ITEMS:
        told.append(['more', count - MOST_ITEMS])
    return told
