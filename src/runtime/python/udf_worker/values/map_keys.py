"""Keys that are different in Python and equal after their conversion: Flink keeps the last value of such a MAP."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import chain
from typing import Any

from udf_worker.values.layout import BINARY_KINDS, INTEGER_BITS, STRING_KINDS
from udf_worker.values.result_parts import Parts, PartsOf
from udf_worker.values.result_writers import FlatWriter

STAY_DIFFERENT: dict[str, type] = {
    'BOOLEAN': bool,
    'DOUBLE': float,
    'DATE': datetime.date,
    **dict.fromkeys(INTEGER_BITS, int),
    **dict.fromkeys(STRING_KINDS, str),
    **dict.fromkeys(BINARY_KINDS, bytes),
}
"""Python types whose different values are different values of the kind too."""


def parts_with_unique_keys(parts_of: PartsOf, writer: FlatWriter) -> PartsOf:
    usual = STAY_DIFFERENT.get(writer.data_type['kind'])
    usual_types = frozenset((usual,)) if usual is not None else frozenset[type]()

    def unique_parts(values: list[Any]) -> Parts:
        parts = parts_of(values)
        keys, contents = parts.columns
        if usual_types.issuperset(map(type, chain.from_iterable(keys))):
            return parts
        for row, row_keys in enumerate(keys):
            kept = last_of_equal(writer, row_keys)
            if len(kept) < len(row_keys):
                keys[row] = [row_keys[index] for index in kept]
                contents[row] = [contents[row][index] for index in kept]
        return parts

    return unique_parts


def last_of_equal(writer: FlatWriter, keys: Sequence[Any]) -> list[int]:
    """Positions of the keys that stay."""
    last: dict[Any, int] = {}
    try:
        for index, key in enumerate(keys):
            last[writer.converted(key)] = index
    except Exception:
        # The column itself says which key is refused, and why.
        return list(range(len(keys)))
    return sorted(last.values())
