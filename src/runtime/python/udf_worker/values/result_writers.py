"""Columns of results that grow list by list, by calls that loop in C wherever the values allow it."""

from __future__ import annotations

import functools
import operator
import struct
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, repeat
from typing import Any

from udf_worker.values.bits import packed_bits, validity_of
from udf_worker.values.layout import TypeJson, array_code
from udf_worker.values.payload import Buffer
from udf_worker.values.result_rules import Refusal, ResultRule

ONE_OF_ANY_BUT_ZERO = bytes([0] + [1] * 255)


class Writer:
    """A column of one type. Stops at the first value that Flink would not take."""

    def __init__(self, data_type: TypeJson) -> None:
        self.data_type = data_type
        self.nulls: list[int] = []
        """Rows that are NULL, ascending."""
        self.rows: int = 0

    def clear(self) -> None:
        self.truncate(0)

    def truncate(self, rows: int) -> None:
        """Forgets all from row `rows` on."""
        del self.nulls[bisect_left(self.nulls, rows) :]
        self.rows = rows

    def extend(self, values: list[Any]) -> Refusal | None:
        """Takes results in order, None for NULL. After a refusal the column holds those before it."""
        raise NotImplementedError

    def put_nulls(self, count: int) -> None:
        """Appends rows that are NULL by themselves: no result made them so, hence no rule is asked."""
        raise NotImplementedError

    def buffers(self) -> list[Buffer]:
        """The column's Arrow buffers, its children's included. They show its memory."""
        raise NotImplementedError

    def validity(self) -> Buffer:
        return validity_of(self.nulls, self.rows)


class FlatWriter(Writer):
    """Of a type that holds no other."""

    filler: Any = 0
    """A result that every rule takes, for the places of NULL."""
    raw_filler: Any = 0

    def __init__(self, data_type: TypeJson, rule: ResultRule) -> None:
        super().__init__(data_type)
        self.rule = rule

    def extend(self, values: list[Any]) -> Refusal | None:
        if self.extend_at_once(values):
            return None
        if self.rule.null_error is None:
            nulls = [row for row, value in enumerate(values) if value is None]
            if nulls and self.extend_with_nulls(values, nulls):
                return None
        return self.extend_one_by_one(values)

    def extend_at_once(self, values: list[Any]) -> bool:
        """Values without None. False, and nothing changed, where one needs the exact way."""
        exact_types = self.rule.exact_types
        if exact_types is not None and not exact_types.issuperset(map(type, values)):
            return False
        before = self.rows
        try:
            taken = self.take(values)
        except Exception:
            # The exact way says which value it was and what Flink makes of it.
            return False
        if taken:
            self.rows = before + len(values)
        return taken

    def extend_with_nulls(self, values: list[Any], nulls: list[int]) -> bool:
        filled = list(values)
        for row in nulls:
            filled[row] = self.filler
        before = self.rows
        if not self.extend_at_once(filled):
            return False
        self.nulls.extend(map(operator.add, nulls, repeat(before)) if before else nulls)
        return True

    def extend_one_by_one(self, values: list[Any]) -> Refusal | None:
        raw: list[Any] = []
        try:
            raw.extend(map(self.converted, values))
        except Exception as problem:
            row = len(raw)
            self.put_with_nulls(raw)
            return Refusal(self.rows, problem, values[row], self.data_type)
        self.put_with_nulls(raw)
        return None

    def converted(self, value: Any) -> Any:
        if value is not None:
            return self.rule.convert(value)
        if self.rule.null_error is not None:
            raise self.rule.null_error()
        return None

    def put_with_nulls(self, raw: list[Any]) -> None:
        """Raw values of the declared type, None for NULL."""
        before = self.rows
        for row, value in enumerate(raw):
            if value is None:
                raw[row] = self.raw_filler
                self.nulls.append(before + row)
        self.put(raw)
        self.rows = before + len(raw)

    def put_nulls(self, count: int) -> None:
        self.put_with_nulls([None] * count)

    def take(self, values: list[Any]) -> bool:
        """Appends results without None as `rule.convert` would, or answers False and appends nothing."""
        raise NotImplementedError

    def put(self, raw: list[Any]) -> None:
        """Appends raw values without None."""
        raise NotImplementedError


class NumberWriter(FlatWriter):
    """FLOAT, DOUBLE and the integers. array() takes what Flink's casts take, and with the same outcome.

    Except that it also takes objects which define `__index__` but not `__int__`; Flink refuses those.
    """

    def __init__(self, data_type: TypeJson, rule: ResultRule) -> None:
        super().__init__(data_type, rule)
        self.values: array[Any] = array(array_code(data_type))
        if self.values.typecode in 'fd':
            self.filler = self.raw_filler = 0.0

    def truncate(self, rows: int) -> None:
        super().truncate(rows)
        # A new one: the old one's memory may still be shown by buffers that are being sent.
        self.values = self.values[:rows]

    def take(self, values: list[Any]) -> bool:
        code = self.values.typecode
        try:
            # Integers in half the time of array(). A float too large for 32 bits is infinite, and struct refuses it.
            packed = array(code, values) if code == 'f' else packer(code, len(values)).pack(*values)
        except struct.error:
            packed = array(code, values)
        self.values.frombytes(packed)
        return True

    def put(self, raw: list[Any]) -> None:
        self.values.extend(array(self.values.typecode, raw))

    def buffers(self) -> list[Buffer]:
        return [self.validity(), memoryview(self.values).cast('B')]


@functools.lru_cache(maxsize=64)
def packer(code: str, count: int) -> struct.Struct:
    return struct.Struct(f'{count}{code}')


class BooleanWriter(NumberWriter):
    filler: Any = False
    raw_filler: Any = False

    def take(self, values: list[Any]) -> bool:
        self.values.frombytes(array('B', values).tobytes().translate(ONE_OF_ANY_BUT_ZERO))
        return True

    def buffers(self) -> list[Buffer]:
        return [self.validity(), packed_bits(self.values.tobytes())]


class BytesWriter(FlatWriter):
    filler: Any = b''
    raw_filler: Any = b''

    def __init__(self, data_type: TypeJson, rule: ResultRule) -> None:
        super().__init__(data_type, rule)
        self.offsets = array('i', (0,))
        self.heap: list[bytes] = []

    def truncate(self, rows: int) -> None:
        super().truncate(rows)
        self.offsets = self.offsets[: rows + 1]
        self.heap = [b''.join(self.heap)[: self.offsets[-1]]] if rows else []

    def take(self, values: list[Any]) -> bool:
        # join takes anything with a buffer, the length of an array is not its size in bytes: bytes and bytearray only.
        if not BYTE_TYPES.issuperset(map(type, values)):
            return False
        self.append_heap(b''.join(values), values)
        return True

    def append_heap(self, heap: bytes, cells: list[Any]) -> None:
        """`cells` are as long as their bytes."""
        append_offsets(self.offsets, cells)
        self.heap.append(heap)

    def put(self, raw: list[Any]) -> None:
        BytesWriter.take(self, raw)

    def buffers(self) -> list[Buffer]:
        return [self.validity(), memoryview(self.offsets).cast('B'), b''.join(self.heap)]


BYTE_TYPES = frozenset((bytes, bytearray))


def append_offsets(offsets: array[int], cells: Sequence[Any]) -> None:
    ends = packer('i', len(cells) + 1).pack(*accumulate(map(len, cells), initial=offsets[-1]))
    del offsets[-1]
    offsets.frombytes(ends)


class TextWriter(BytesWriter):
    filler: Any = ''
    raw_filler: Any = ''

    def take(self, values: list[Any]) -> bool:
        joined = ''.join(values)
        if not joined.isascii():
            return super().take(list(map(str.encode, values)))
        self.append_heap(joined.encode('ascii'), values)
        return True

    def put(self, raw: list[Any]) -> None:
        self.take(raw)
