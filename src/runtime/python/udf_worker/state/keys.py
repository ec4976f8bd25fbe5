"""Keys of groups as Flink tells them apart: by their coded bytes."""

from __future__ import annotations

import struct
from collections.abc import Hashable, Sequence
from typing import Any

from udf_worker.types import TypeJson

DOUBLE = struct.Struct('>d')
CANONICAL_NAN = b'NaN'


def key_of_state(key_types: Sequence[TypeJson]) -> StateKey:
    """For groups by columns of these types."""
    if any(holds_floats(data_type) for data_type in key_types):
        return FloatStateKey()
    return StateKey()


def holds_floats(data_type: TypeJson) -> bool:
    if data_type['kind'] == 'ROW':
        return any(holds_floats(field['type']) for field in data_type['fields'])
    return data_type['kind'] in ('FLOAT', 'DOUBLE')


class StateKey:
    """Values that are equal have equal bytes: the key itself will do."""

    def __call__(self, key: Hashable) -> Hashable:
        return key

    def forget(self) -> None:
        """Begins anew."""


class FloatStateKey(StateKey):
    """NaN is one group though it is not equal to itself; 0.0 and -0.0 are two though they are equal.

    But one that follows a key equal to it gets that key's state: Flink compares keys before it codes them.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.last: Any = self
        self.coded: Hashable = None

    def __call__(self, key: Hashable) -> Hashable:
        # Tuples, so that an object is equal to itself even where it is a NaN.
        if (key,) != (self.last,):
            self.coded = coded(key)
            self.last = key
        return self.coded


TUPLES: Any = tuple


def coded(key: Any) -> Hashable:
    if isinstance(key, float):
        return CANONICAL_NAN if key != key else DOUBLE.pack(key)
    if isinstance(key, TUPLES) or hasattr(key, 'as_dict'):
        return tuple(map(coded, key))
    return key
