"""Coders of what views hold, and the check that an accumulator can be kept."""

from __future__ import annotations

import datetime
import decimal
import pickle
import struct
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any, Callable

from pyflink.common import Row
from udf_worker.state.map_state import MapCoder
from udf_worker.values.arguments import ArgumentColumns
from udf_worker.values.layout import BINARY_KINDS, STRING_KINDS, TIMESTAMP_KINDS, TypeJson
from udf_worker.values.notes import Notes
from udf_worker.values.process_results import process_converter
from udf_worker.values.results import ResultColumn


class StateRefusal(Exception):
    """A value that state cannot keep."""

    def __init__(self, problem: BaseException, value: Any, declared: TypeJson | None, position: int = 0) -> None:
        super().__init__(str(problem))
        self.problem = problem
        """What Flink raises."""
        self.value = value
        self.declared = declared
        """None where any value that can be pickled would do."""
        self.position = position
        """Among the values that were to be coded."""


class ElementCoder:
    """Values of one declared type, as Flink's coder writes and reads them. NULL is refused."""

    def __init__(self, data_type: TypeJson, zone: str, notes: Notes) -> None:
        self.data_type = data_type
        self.notes = notes
        self.writer = ResultColumn(data_type, 'process', zone, notes)
        self.reader = ArgumentColumns([data_type], 'process', zone, notes)

    def coded(self, values: list[Any]) -> list[Any]:
        """The values as they come back. Raises StateRefusal."""
        buffers = self.written(values)
        taken = self.reader.open([memoryview(buffer) for buffer in buffers], len(values)).take(len(values))
        if taken.problem is not None:
            raise StateRefusal(taken.problem, values[taken.rows], self.data_type, taken.rows)
        return taken.columns[0]

    def written(self, values: list[Any]) -> Sequence[Any]:
        """Arrow buffers of the values. Raises StateRefusal."""
        self.writer.clear()
        refusal = self.writer.extend(values)
        missing = next((index for index, value in enumerate(values) if value is None), None)
        if missing is not None and (refusal is None or missing < refusal.row):
            raise StateRefusal(self.null_problem(), None, self.data_type, missing)
        if refusal is not None:
            raise StateRefusal(refusal.problem, refusal.value, refusal.declared, refusal.row)
        return self.writer.buffers()

    def null_problem(self) -> BaseException:
        """What the coder raises for None: a view has no place for a NULL."""
        kind: str = self.data_type['kind']
        if kind == 'ROW':
            return AttributeError("'NoneType' object has no attribute 'get_fields_by_names'")
        if kind == 'ARRAY':
            return TypeError("object of type 'NoneType' has no len()")
        if kind == 'MAP':
            return TypeError("object of type 'NoneType' has no len()")
        try:
            process_converter(self.data_type, self.notes)(None)
        except Exception as problem:
            return problem.with_traceback(None)
        return TypeError('None is no value of a view')


class TypedMapCoder(MapCoder):
    """Entries of a MapView by the types of its declaration. A value may be NULL."""

    def __init__(self, data_type: TypeJson, zone: str, notes: Notes) -> None:
        self.keys = ElementCoder(data_type['key'], zone, notes)
        self.values = ElementCoder(data_type['value'], zone, notes)
        self.bytes_of_key = key_encoder(data_type['key'])

    def key_bytes(self, key: Any) -> bytes:
        return self.bytes_of_key(key)

    def check(self, keys: list[Any], values: list[Any]) -> None:
        self.keys.written(keys)
        present = [value for value in values if value is not None] if any(value is None for value in values) else values
        try:
            self.values.written(present)
        except StateRefusal as refusal:
            if present is not values:
                held = [index for index, value in enumerate(values) if value is not None]
                refusal.position = held[refusal.position]
            raise

    def coded(self, keys: list[Any], values: list[Any]) -> tuple[list[Any], list[Any]]:
        present = [value for value in values if value is not None]
        coded = iter(self.values.coded(present))
        return self.keys.coded(keys), [None if value is None else next(coded) for value in values]


class PickledMapCoder(MapCoder):
    """Entries of any kind."""

    def key_bytes(self, key: Any) -> bytes:
        return pickle.dumps(key)

    def check(self, keys: list[Any], values: list[Any]) -> None:
        """All were made from input rows: they can be pickled."""

    def coded(self, keys: list[Any], values: list[Any]) -> tuple[list[Any], list[Any]]:
        return keys, values


def key_encoder(data_type: TypeJson) -> Callable[[Any], bytes]:
    """The bytes of a key, as far as its place in Java's map depends on them."""
    kind: str = data_type['kind']
    if kind in PACKED_KEYS:
        return struct.Struct(PACKED_KEYS[kind]).pack
    if kind in STRING_KINDS:
        return lambda key: sized(key.encode())
    if kind in BINARY_KINDS:
        return lambda key: sized(bytes(key))
    if kind == 'DECIMAL':
        return lambda key: sized(str(decimal.Decimal(key)).encode())
    if kind in TIMESTAMP_KINDS:
        return timestamp_bytes
    if kind == 'DATE':
        return lambda key: struct.pack('>i', key.toordinal() - EPOCH_ORDINAL)
    if kind == 'TIME':
        return time_bytes
    return repr_bytes


PACKED_KEYS = {
    'BOOLEAN': '>?',
    'TINYINT': '>b',
    'SMALLINT': '>h',
    'INT': '>i',
    'BIGINT': '>q',
    'FLOAT': '>f',
    'DOUBLE': '>d',
}
EPOCH = datetime.datetime(1970, 1, 1)
EPOCH_ORDINAL = EPOCH.toordinal()
MILLISECOND = datetime.timedelta(milliseconds=1)


def sized(content: bytes) -> bytes:
    return struct.pack('>i', len(content)) + content


def timestamp_bytes(key: datetime.datetime) -> bytes:
    return struct.pack('>q', (key.replace(tzinfo=None) - EPOCH) // MILLISECOND)


def time_bytes(key: datetime.time) -> bytes:
    return struct.pack('>i', ((key.hour * 60 + key.minute) * 60 + key.second) * 1000 + key.microsecond // 1000)


def repr_bytes(key: Any) -> bytes:
    return repr(key).encode()


# --- accumulators

PLAIN_TYPES = frozenset(
    (type(None), bool, int, float, str, bytes, decimal.Decimal, datetime.date, datetime.datetime, datetime.time)
)


def class_of(value: object) -> type:
    return type(value)


def is_plain(accumulator: Any) -> bool:
    """Whether it can be pickled for sure, told at a glance: a value, or a flat collection of values."""
    kind = class_of(accumulator)
    if kind in PLAIN_TYPES:
        return True
    if kind is dict:
        return are_plain(accumulator) and are_plain(accumulator.values())
    return kind in FLAT_COLLECTIONS and are_plain(accumulator)


def are_plain(values: Iterable[Any]) -> bool:
    return PLAIN_TYPES.issuperset(map(type, values))


FLAT_COLLECTIONS = frozenset((list, tuple, set, Row))


class StrangerMain:
    """While it is entered, `__main__` is a module that has none of the user's names.

    The process that pickles accumulators on Flink has another main program than the UDF file, so that a class of the
    file itself cannot be found there. A context manager.
    """

    def __init__(self) -> None:
        self.stranger = ModuleType('__main__')
        self.own: ModuleType | None = None

    def __enter__(self) -> None:
        self.own = sys.modules.get('__main__')
        sys.modules['__main__'] = self.stranger

    def __exit__(self, *_: object) -> None:
        if self.own is not None:
            sys.modules['__main__'] = self.own


def require_picklable(accumulator: Any) -> None:
    """To be called where StrangerMain is entered. Raises StateRefusal."""
    try:
        pickle.dumps([accumulator])
    except Exception as problem:
        raise StateRefusal(problem, accumulator, None) from problem
