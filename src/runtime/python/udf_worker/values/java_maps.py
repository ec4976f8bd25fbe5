"""The order in which Java's HashMap gives the entries of a MAP: functions on Flink see their dicts in it."""

from __future__ import annotations

import operator
import struct
from collections.abc import Iterable, Sequence
from typing import Any, Callable

from udf_worker.values.java_objects import PyJObject, java_value
from udf_worker.values.julian import EPOCH_ORDINAL
from udf_worker.values.layout import STRING_KINDS, TypeJson

Pairs = tuple[Sequence[Any], Sequence[Any]]
Hash = Callable[[Any], int]

FIRST_CAPACITY = 16
LOW_32 = 0xFFFFFFFF
LOW_64 = 0xFFFFFFFFFFFFFFFF
HASHES_KEPT = 10_000
ORDERS_KEPT = 1_000


def map_order(key_type: TypeJson, thread: bool) -> Callable[[Pairs], dict[Any, Any]]:
    """Makes a dict of the keys and the values of one map.

    Process mode: the order of Flink's own map of internal values, which for keys other than texts is a cast of a map
    of texts (no source has other keys). Thread mode makes another map of Java objects from that one.
    """
    hashes = hashes_of(key_type['kind'], thread)
    if not hashes:
        return lambda pairs: dict(zip(*pairs))
    orders = RememberedOrders(hashes)

    def ordered(pairs: Pairs) -> dict[Any, Any]:
        keys, contents = pairs
        if len(keys) < 2:
            return dict(zip(keys, contents))
        _, names, pick = orders[tuple(keys)]
        return dict(zip(names, pick(contents)))

    return ordered


def entry_order(key_type: TypeJson) -> Callable[[Sequence[Any]], Sequence[int]]:
    """The places of the keys of one map in the order of process mode."""
    orders = RememberedOrders(hashes_of(key_type['kind'], thread=False))
    return lambda keys: orders[tuple(keys)][0] if len(keys) > 1 else range(len(keys))


class RememberedOrders(dict[Any, Any]):
    """(places, keys in order, what picks the contents) by the keys: the maps of a column mostly have the same ones."""

    def __init__(self, hashes: list[RememberedHashes]) -> None:
        super().__init__()
        self.hashes = hashes

    def __missing__(self, keys: tuple[Any, ...]) -> Any:
        if len(self) >= ORDERS_KEPT:
            self.clear()
        # Of equal keys the last one counts.
        places = {key: place for place, key in enumerate(keys)}
        for remembered in self.hashes:
            places = in_hash_order(places, remembered)
        if len(places) > 1:
            pick: Callable[[Any], Any] = operator.itemgetter(*places.values())
        else:
            last = len(keys) - 1
            pick = operator.itemgetter(slice(last, None))
        found = self[keys] = (tuple(places.values()), tuple(places), pick)
        return found


def result_map_order(key_type: TypeJson) -> Callable[[Iterable[tuple[Any, Any]]], dict[Any, Any]]:
    """Makes a dict of a result's pairs, in the order of the map that thread mode makes of them in Java."""
    external = hashes_of(key_type['kind'], thread=True)[-1:]

    def ordered(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
        made = dict(pairs)
        try:
            return in_hash_order(made, external[0]) if external else made
        except (TypeError, AttributeError, struct.error):
            # Keys of other types than declared: Java refuses them anyway.
            return made

    return ordered


def hashes_of(kind: str, thread: bool) -> list[RememberedHashes]:
    if kind in STRING_KINDS:
        return [RememberedHashes(binary_string_hash), *([RememberedHashes(java_string_hash)] if thread else [])]
    found = HASHES.get(kind)
    if found is None:
        return []
    internal, external = found
    return [RememberedHashes(text_hash), RememberedHashes(internal), *([RememberedHashes(external)] if thread else [])]


def in_hash_order(entries: dict[Any, Any], hashes: RememberedHashes) -> dict[Any, Any]:
    capacity = FIRST_CAPACITY
    while 4 * len(entries) > 3 * capacity:
        capacity *= 2
    mask = capacity - 1
    # Entries of one bucket stay in the order they came in.
    return dict(sorted(entries.items(), key=lambda entry: hashes[entry[0]] & mask))


class RememberedHashes(dict[Any, int]):
    """Hashes as HashMap spreads them, by key: the maps of a column have few different ones."""

    def __init__(self, hash_of: Hash) -> None:
        super().__init__()
        self.hash_of = hash_of

    def __missing__(self, key: Any) -> int:
        if len(self) >= HASHES_KEPT:
            self.clear()
        code = self.hash_of(key) & LOW_32
        spread = self[key] = code ^ (code >> 16)
        return spread


def text_hash(key: Any) -> int:
    return binary_string_hash(str(key))


def int_hash(number: int) -> int:
    return number


def long_hash(number: int) -> int:
    bits = number & LOW_64
    return bits ^ (bits >> 32)


def double_hash(number: float) -> int:
    return long_hash(struct.unpack('<q', struct.pack('<d', number))[0])


def float_hash(number: float) -> int:
    bits: int = struct.unpack('<i', struct.pack('<f', number))[0]
    return bits


def boolean_hash(value: bool) -> int:
    return 1231 if value else 1237


def date_hash(date: Any) -> int:
    """Of Flink's own DATE, a count of days."""
    return (java_value(date) if isinstance(date, PyJObject) else date).toordinal() - EPOCH_ORDINAL


def local_date_hash(made: Any) -> int:
    date = java_value(made)
    return (date.year & 0xFFFFF800) ^ ((date.year << 11) + (date.month << 6) + date.day)


def java_string_hash(text: str) -> int:
    code = 0
    for unit in memoryview(text.encode('utf-16-le', 'surrogatepass')).cast('H'):
        code = (31 * code + unit) & LOW_32
    return code


def binary_string_hash(text: str) -> int:
    """Murmur 3 over the UTF-8 bytes as Flink has it: the last bytes that fill no word count as a word each."""
    data = text.encode('utf-8', 'surrogatepass')
    whole = len(data) // 4
    words = [*struct.unpack_from(f'<{whole}i', data), *struct.unpack_from(f'<{len(data) % 4}b', data, 4 * whole)]
    code = 42
    for word in words:
        code = mixed(code ^ rotated(word * 0xCC9E2D51 & LOW_32, 15) * 0x1B873593 & LOW_32)
    code ^= len(data)
    code = (code ^ code >> 16) * 0x85EBCA6B & LOW_32
    code = (code ^ code >> 13) * 0xC2B2AE35 & LOW_32
    return code ^ code >> 16


def mixed(code: int) -> int:
    return (rotated(code, 13) * 5 + 0xE6546B64) & LOW_32


def rotated(word: int, bits: int) -> int:
    return (word << bits | word >> 32 - bits) & LOW_32


HASHES: dict[str, tuple[Hash, Hash]] = {
    **dict.fromkeys(('TINYINT', 'SMALLINT', 'INT'), (int_hash, long_hash)),
    'BIGINT': (long_hash, long_hash),
    'FLOAT': (float_hash, double_hash),
    'DOUBLE': (double_hash, double_hash),
    'BOOLEAN': (boolean_hash, boolean_hash),
    'DATE': (date_hash, local_date_hash),
}
"""By kind of the key: of Flink's internal value, and of the Java object that thread mode makes of it."""
