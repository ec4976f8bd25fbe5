"""The rows of a pass in the order in which Flink hands them to a pandas aggregate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from udf_worker.arrow_io import pa
from udf_worker.execute.pandas_groups import batch_order, groups_of, np, sort_keys, sorted_order
from udf_worker.execute.pandas_windows import group_windows
from udf_worker.values.layout import UNITS_PER_SECOND, time_unit


class SortedRows(NamedTuple):
    columns: dict[int, Any]
    """By their position in the frames, rows of a group one after another."""
    starts: Any
    """Where each group begins, and `ends` where it ends."""
    ends: Any
    times: Any
    """Milliseconds of the window's time column, row by row; None without a window."""
    window_starts: Any
    """Milliseconds, row by row; None without a group window."""


def sorted_for_groups(order: dict[str, Any], columns: dict[int, Any], rows: int) -> SortedRows:
    """Takes the columns out of the dict. Groups of GROUP BY, or of it and the group window."""
    keys = group_keys(order, columns)
    window: dict[str, Any] | None = order['window']
    if window is None:
        return taken(columns, groups_of(keys, batch_order(keys, rows)), None, None)
    times = times_of(order, columns)
    streaming = order['runtime'] == 'streaming'
    # Streaming keeps the rows of a window as they came, and does windows one after another.
    sorted_rows = np.arange(rows) if streaming else batch_order([*keys, times], rows)
    windowed = group_windows(window, times[sorted_rows])
    placed = sorted_rows[windowed.rows]
    spread = [key[placed] for key in keys]
    parts = [windowed.starts, *spread] if streaming else [*spread, windowed.starts]
    groups = groups_of(parts, sorted_order(parts, len(placed)))
    placed = placed[groups.order]
    return taken(columns, groups._replace(order=placed), times[placed], windowed.starts[groups.order])


def sorted_for_over(order: dict[str, Any], columns: dict[int, Any], rows: int) -> SortedRows:
    """Partitions of GROUP BY, each in the order of time."""
    times, keys = times_of(order, columns), group_keys(order, columns)
    sort = sorted_order if order['runtime'] == 'streaming' else batch_order
    groups = groups_of(keys, sort([*keys, times], rows))
    return taken(columns, groups, times[groups.order], None)


def group_keys(order: dict[str, Any], columns: dict[int, Any]) -> list[Any]:
    fields: Sequence[dict[str, Any]] = order['columns']
    return [key for index in order['groupBy'] for key in sort_keys(columns[index], fields[index]['type'])]


def times_of(order: dict[str, Any], columns: dict[int, Any]) -> Any:
    index: int = order['window']['timeIndex']
    per_second = UNITS_PER_SECOND[time_unit(order['columns'][index]['type'])]
    numbers = columns[index].view(pa.int64()).fill_null(0).to_numpy(zero_copy_only=False)
    return numbers * (1000 // per_second) if per_second <= 1000 else numbers // (per_second // 1000)


def taken(columns: dict[int, Any], groups: Any, times: Any, window_starts: Any) -> SortedRows:
    """One column after the other, so that no more than one is there twice."""
    in_order = bool(len(groups.order) == 0 or np.array_equal(groups.order, np.arange(len(groups.order))))
    moved: dict[int, Any] = {}
    places = pa.array(groups.order)
    for index in list(columns):
        column = columns.pop(index)
        same = in_order and len(groups.order) == len(column)
        moved[index] = column if same else column.take(places)
    return SortedRows(moved, groups.starts, groups.ends, times, window_starts)
