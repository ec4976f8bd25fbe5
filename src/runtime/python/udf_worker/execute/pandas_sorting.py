"""The rows of a pass in the order in which Flink hands them to a pandas aggregate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from udf_worker.arrow_io import pa
from udf_worker.execute.pandas_groups import batch_order, groups_of, np, sort_keys, sorted_order
from udf_worker.execute.pandas_series import pd, session_zone
from udf_worker.execute.pandas_windows import group_windows
from udf_worker.values.java import JavaError
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
    arrival: Any
    """The number that each row came with."""


class Times(NamedTuple):
    milliseconds: Any
    """Of the time column; 0 where it is NULL, as Flink reads it."""
    missing: Any
    """Whether it is NULL, row by row; None where no row's is."""

    @property
    def sort_keys(self) -> list[Any]:
        return [self.milliseconds] if self.missing is None else [~self.missing, self.milliseconds]


def sorted_for_groups(order: dict[str, Any], columns: dict[int, Any], rows: int) -> SortedRows:
    """Takes the columns out of the dict. Groups of GROUP BY, or of it and the group window.

    A row without a time is in no window.
    """
    keys = group_keys(order, columns)
    window: dict[str, Any] | None = order['window']
    if window is None and order['distinct']:
        first = first_of_each(order, columns, keys, rows)
        groups = groups_of(keys, first[batch_order([key[first] for key in keys], len(first))])
        return taken(columns, groups, None, None)
    if window is None:
        return taken(columns, groups_of(keys, batch_order(keys, rows)), None, None)
    times = times_of(order, columns)
    if order['columns'][window['timeIndex']]['type']['kind'] == 'TIMESTAMP_LTZ':
        # Windows are those of the session zone's days, and their bounds its wall clock.
        times = times._replace(milliseconds=wall_clock(times.milliseconds, order['localTimeZone']))
    # Streaming keeps the rows of a window as they came, and does windows one after another.
    streaming = order['runtime'] == 'streaming'
    sorted_rows = np.arange(rows) if streaming else batch_order([*keys, *times.sort_keys], rows)
    if times.missing is not None:
        sorted_rows = sorted_rows[~times.missing[sorted_rows]]
    windowed = group_windows(window, times.milliseconds[sorted_rows])
    placed = sorted_rows[windowed.rows]
    spread = [key[placed] for key in keys]
    parts = [windowed.starts, *spread] if streaming else [*spread, windowed.starts]
    groups = groups_of(parts, sorted_order(parts, len(placed)))
    placed = placed[groups.order]
    return taken(columns, groups._replace(order=placed), times.milliseconds[placed], windowed.starts[groups.order])


def first_of_each(order: dict[str, Any], columns: dict[int, Any], keys: list[Any], rows: int) -> Any:
    """The first row of every group with these arguments. NULL is an argument like others."""
    fields: Sequence[dict[str, Any]] = order['columns']
    given: list[int] = [argument['index'] for argument in order['args'] if argument['kind'] == 'column']
    parts = keys + [key for index in given for key in sort_keys(columns[index], fields[index]['type'])]
    same = groups_of(parts, sorted_order(parts, rows))
    return np.sort(same.order[same.starts])


def sorted_for_over(order: dict[str, Any], columns: dict[int, Any], rows: int) -> SortedRows:
    """Partitions of GROUP BY, each in the order of time; rows without one come first."""
    times, keys = times_of(order, columns), group_keys(order, columns)
    sort = sorted_order if order['runtime'] == 'streaming' else batch_order
    groups = groups_of(keys, sort([*keys, *times.sort_keys], rows))
    return taken(columns, groups, times.milliseconds[groups.order], None)


def group_keys(order: dict[str, Any], columns: dict[int, Any]) -> list[Any]:
    fields: Sequence[dict[str, Any]] = order['columns']
    group_by: list[int] = order['groupBy']
    return [key for index in group_by for key in sort_keys(columns[index], fields[index]['type'])]


def times_of(order: dict[str, Any], columns: dict[int, Any]) -> Times:
    """Raises JavaError where Flink's streaming mode meets a row without a time."""
    index: int = order['window']['timeIndex']
    column = columns[index]
    if column.null_count and order['runtime'] == 'streaming':
        raise JavaError('java.lang.RuntimeException', NO_ROW_TIME)
    milliseconds_per_unit = UNITS_PER_SECOND[time_unit(order['columns'][index]['type'])] // 1000
    units = column.view(pa.int64()).fill_null(0).to_numpy(zero_copy_only=False)
    missing = np.asarray(column.is_null()) if column.null_count else None
    return Times(units if milliseconds_per_unit == 1 else units // milliseconds_per_unit, missing)


def wall_clock(milliseconds: Any, zone: str) -> Any:
    moments = pd.DatetimeIndex(milliseconds.astype('datetime64[ms]')).tz_localize('UTC').tz_convert(session_zone(zone))
    return moments.tz_localize(None).to_numpy().astype('datetime64[ms]').astype('int64')


NO_ROW_TIME = 'RowTime field should not be null, please convert it to a non-null long value.'


def taken(columns: dict[int, Any], groups: Any, times: Any, window_starts: Any) -> SortedRows:
    """One column after the other, so that no more than one is there twice."""
    in_order = bool(len(groups.order) == 0 or np.array_equal(groups.order, np.arange(len(groups.order))))
    moved: dict[int, Any] = {}
    places = pa.array(groups.order)
    for index in list(columns):
        column = columns.pop(index)
        same = in_order and len(groups.order) == len(column)
        moved[index] = column if same else column.take(places)
    return SortedRows(moved, groups.starts, groups.ends, times, window_starts, groups.order)
