"""Which rows go into which window. Times are int64 milliseconds; no row here is without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from udf_worker.execute.pandas_groups import np


class WindowedRows(NamedTuple):
    """A row once for each of its windows."""

    rows: Any
    """Row numbers."""
    starts: Any
    """Of the windows, in milliseconds."""


def group_windows(window: dict[str, Any], times: Any) -> WindowedRows:
    """TUMBLE and HOP: every window that holds the row, the earliest first. HOP with a slide above its size has rows
    in none.
    """
    size: int = window['sizeMs']
    slide: int = size if window['kind'] == 'tumble' else window['slideMs']
    last = times - times % slide
    most = -(-size // slide)
    rows = np.repeat(np.arange(len(times)), most)
    starts = np.repeat(last, most) - np.tile(np.arange(most)[::-1] * slide, len(times))
    inside = starts > np.repeat(times, most) - size
    return WindowedRows(rows[inside], starts[inside])


class Frames(NamedTuple):
    """Of OVER: row j of a partition sees rows firsts[j] up to, not including, ends[j]."""

    firsts: Any
    ends: Any


def over_frames(frame: dict[str, Any], times: Any) -> Frames:
    """Of one partition. `times` ascend, but for rows without a time, which come first and count as 0.

    RANGE takes in all rows of the current row's time.
    """
    rows = np.arange(len(times))
    if frame['unit'] == 'rows':
        preceding: int | None = frame['preceding']
        firsts = np.zeros_like(rows) if preceding is None else np.maximum(rows - preceding, 0)
        return Frames(firsts, rows + 1)
    preceding_ms: int | None = frame['precedingMs']
    lower = None if preceding_ms is None else times - preceding_ms
    if np.all(times[1:] >= times[:-1]):
        ends = np.searchsorted(times, times, side='right')
        firsts = np.zeros_like(rows) if lower is None else np.searchsorted(times, lower, side='left')
        return Frames(firsts, ends)
    ends = np.array(passed(times.tolist(), (times + 1).tolist()))
    return Frames(np.zeros_like(rows) if lower is None else np.array(passed(times.tolist(), lower.tolist())), ends)


def passed(times: list[int], limits: list[int]) -> list[int]:
    """For each limit how far a pointer that never turns back gets over times below it: Flink's way."""
    place = 0
    places: list[int] = []
    for limit in limits:
        while place < len(times) and times[place] < limit:
            place += 1
        places.append(place)
    return places


def heap_order(times: Any, arrival: Any) -> Any:
    """A rank for each row of a partition: where streaming RANGE has it among the rows of a frame.

    Flink keeps the rows by their time in a java.util.HashMap and takes a frame's in the order of its buckets; in a
    bucket by the arrival of the time, and of one time by their own.
    """
    distinct, first = np.unique(times, return_index=True)
    hashes = (distinct ^ (distinct.astype('uint64') >> np.uint64(32)).astype('int64')) & 0xFFFFFFFF
    hashes = hashes ^ (hashes >> 16)
    arrived = np.minimum.reduceat(arrival, first)
    places = hashes & (hash_map_buckets(hashes[np.argsort(arrived)].tolist()) - 1)
    index = np.searchsorted(distinct, times)
    ranks = np.empty(len(times), dtype='int64')
    ranks[np.lexsort([arrival, arrived[index], places[index]])] = np.arange(len(times))
    return ranks


def hash_map_buckets(hashes: Sequence[int]) -> int:
    """How many buckets a java.util.HashMap has after keys with these hashes came: it grows when three quarters full,
    and below 64 buckets also for a ninth key in one of them.
    """
    buckets = 16
    filled: Counter[int] = Counter()
    for size, key in enumerate(hashes, 1):
        filled[key & (buckets - 1)] += 1
        crowded = filled[key & (buckets - 1)] > 8 and buckets < 64
        for grows in (crowded, size > 0.75 * (2 * buckets if crowded else buckets)):
            if grows:
                buckets *= 2
                filled = Counter(other & (buckets - 1) for other in hashes[:size])
    return buckets
