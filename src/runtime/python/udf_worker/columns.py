"""Columns of Python values, on their way to a function and back."""

from __future__ import annotations

import datetime
import operator
from array import array
from itertools import repeat
from typing import Any, NamedTuple, Protocol

from udf_worker.column_types import ARRAY_CODES, BINARY_KINDS, STRING_KINDS, TypeJson
from udf_worker.convert import EPOCH, EPOCH_ORDINAL, OutputRule

ONE_OF_ANY_BUT_ZERO = bytes([0] + [1] * 255)


class RawColumn(NamedTuple):
    """Values as the codecs read them (DATE in days, TIMESTAMP in microseconds), None at the rows of `nulls`."""

    values: list[Any]
    nulls: list[int]


class RawColumns(Protocol):
    """A frame's rows, taken from the first to the last."""

    def take(self, rows: int) -> list[RawColumn]:
        """The next rows of each column."""
        ...


class Refusal(NamedTuple):
    """The first result that is no value of the declared type."""

    row: int
    problem: Exception


class ResultColumn:
    """Results of one function, converted to what codecs write. Grows list by list; stops at the first refusal."""

    def __init__(self, data_type: TypeJson, rule: OutputRule) -> None:
        self.data_type = data_type
        self.rule = rule
        self.kind: str = data_type['kind']
        self.clear()

    def clear(self) -> None:
        self.rows = 0
        self.nulls: list[int] = []
        """Rows that are NULL, ascending."""
        self.values: array[Any] = array(ARRAY_CODES.get(self.kind, 'I'))
        """Fixed-width values, 0 where NULL; of variable types the byte lengths."""
        self.heap: list[bytes] = []
        """Bytes of the variable values, in order."""
        self.ascii = True
        """Whether every heap byte is below 128; always for columns without a heap."""

    def extend(self, results: list[Any]) -> Refusal | None:
        """Takes results in order. After a refusal the column holds those before it."""
        if self.extend_at_once(results):
            return None
        nulls = [row for row, value in enumerate(results) if value is None]
        if nulls and self.rule.null_error is None and self.extend_with_nulls(results, nulls):
            return None
        return self.extend_one_by_one(results)

    def extend_at_once(self, results: list[Any]) -> bool:
        """Results without NULL by calls that loop in C.

        False, and nothing changed, where a value needs the exact way.
        """
        exact_types = self.rule.exact_types
        if exact_types is not None and not exact_types.issuperset(map(type, results)):
            return False
        try:
            if self.rule.pack_code is not None:
                return self.append_values(array(self.rule.pack_code, results))
            if self.kind in STRING_KINDS:
                return self.append_texts(results)
            if self.kind in BINARY_KINDS:
                return self.append_bytes(results)
            if self.kind == 'DATE':
                days = map(operator.sub, map(datetime.date.toordinal, results), repeat(EPOCH_ORDINAL))
                return self.append_values(array('i', list(days)))
            if self.kind == 'TIMESTAMP':
                return self.append_moments(results)
        except Exception:
            # The exact way says which value it was and what Flink makes of it.
            return False
        return False

    def extend_with_nulls(self, results: list[Any], nulls: list[int]) -> bool:
        filled = list(results)
        filler = self.filler()
        for row in nulls:
            filled[row] = filler
        before = self.rows
        if not self.extend_at_once(filled):
            return False
        self.nulls.extend(map(operator.add, nulls, repeat(before)) if before else nulls)
        return True

    def extend_one_by_one(self, results: list[Any]) -> Refusal | None:
        raw: list[Any] = []
        refusal: Refusal | None = None
        try:
            raw.extend(map(self.rule.convert, results))
        except Exception as problem:
            refusal = Refusal(self.rows + len(raw), problem)
        self.append_raw(raw)
        return refusal

    def append_raw(self, raw: list[Any]) -> None:
        """Raw values of the declared type, None for NULL."""
        nulls = [row for row, value in enumerate(raw) if value is None]
        filler = self.raw_filler()
        for row in nulls:
            raw[row] = filler
        before = self.rows
        if self.kind in STRING_KINDS:
            self.append_texts(raw)
        elif self.kind in BINARY_KINDS:
            self.append_bytes(raw)
        else:
            self.append_values(array(self.values.typecode, raw))
        self.nulls.extend(row + before for row in nulls)

    def filler(self) -> Any:
        """A result that converts to the raw filler."""
        if self.kind == 'TIMESTAMP':
            return EPOCH
        return EPOCH_DATE if self.kind == 'DATE' else self.raw_filler()

    def raw_filler(self) -> Any:
        if self.kind in STRING_KINDS:
            return ''
        if self.kind in BINARY_KINDS:
            return b''
        if self.kind == 'BOOLEAN':
            return False
        return 0.0 if self.values.typecode in 'fd' else 0

    def append_values(self, values: array[Any]) -> bool:
        if self.kind == 'BOOLEAN':
            values = array('B', values.tobytes().translate(ONE_OF_ANY_BUT_ZERO))
        self.values.extend(values)
        self.rows += len(values)
        return True

    def append_moments(self, moments: list[Any]) -> bool:
        """Naive datetimes of the time where the exact way does nothing else. A zone makes the subtraction fail."""
        if {datetime.datetime} != set(map(type, moments)):
            return False
        keeps_micros = self.data_type['precision'] > 3
        unit = MICROSECOND if keeps_micros else MILLISECOND
        since_epoch = map(datetime.datetime.__sub__, moments, repeat(EPOCH))
        units = array('q', list(map(datetime.timedelta.__floordiv__, since_epoch, repeat(unit))))
        if min(units) < 0 or max(units) >= EXACT_SECONDS * (1_000_000 if keeps_micros else 1_000):
            return False
        return self.append_values(units if keeps_micros else array('q', list(map(operator.mul, units, repeat(1_000)))))

    def append_texts(self, texts: list[str]) -> bool:
        joined = ''.join(texts)
        if joined.isascii():
            self.append_heap([joined.encode('ascii')], array('I', list(map(len, texts))))
            return True
        encoded = list(map(str.encode, texts))
        self.ascii = False
        return self.append_bytes(encoded)

    def append_bytes(self, values: list[Any]) -> bool:
        # join takes anything with a buffer, the length of an array is not its size in bytes: bytes and bytearray only.
        if not {bytes, bytearray}.issuperset(map(type, values)):
            return False
        heap = b''.join(values)
        self.ascii = self.ascii and heap.isascii()
        self.append_heap([heap], array('I', list(map(len, values))))
        return True

    def append_heap(self, pieces: list[bytes], lengths: array[int]) -> None:
        self.heap.extend(pieces)
        self.values.extend(lengths)
        self.rows += len(lengths)


EPOCH_DATE = datetime.date(1970, 1, 1)
MICROSECOND = datetime.timedelta(microseconds=1)
MILLISECOND = datetime.timedelta(milliseconds=1)
EXACT_SECONDS = 1 << 32
"""Up to here, some time in 2106, Flink's way over a float of seconds is exact, and so is the quick one."""
