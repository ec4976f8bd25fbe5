"""Results of pandas aggregates, one a group, as Arrow arrays: what Flink makes of each alone, done for many at once."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Sequence
from typing import Any

from pyflink.common import Row
from udf_worker.arrow_io import pa
from udf_worker.execute.pandas_groups import np
from udf_worker.execute.pandas_series import SeriesWriter, converted, pd

UNIFORM_TYPES = {
    int: 'int64',
    float: 'float64',
    bool: 'bool',
    str: 'object',
    bytes: 'object',
    decimal.Decimal: 'object',
    datetime.date: 'object',
    np.int64: 'int64',
    np.int32: 'int32',
    np.float64: 'float64',
    np.float32: 'float32',
    np.bool_: 'bool',
}
"""Types whose values give one Series of this dtype, alone or together: so they are converted together."""


class ResultRefused(Exception):
    """Flink would not take a result for its declared type."""

    def __init__(self, group: int, result: Any, problem: Exception) -> None:
        """`group` counts from the first result given."""
        super().__init__(group)
        self.group = group
        self.result = result
        self.problem = problem


def results_array(writer: SeriesWriter, results: Sequence[Any]) -> tuple[Any, ResultRefused | None]:
    """One array of all results; up to the first one that is refused, where there is such a one."""
    together = uniform_array(writer, results)
    if together is not None:
        return together, None
    arrays: list[Any] = []
    refused: ResultRefused | None = None
    for group, result in enumerate(results):
        try:
            arrays.append(writer.array(one_row(result)))
        except Exception as problem:
            refused = ResultRefused(group, result, problem)
            break
    return pa.concat_arrays(arrays) if arrays else writer.empty(), refused


ROWS: Any = (Row, tuple)


def one_row(result: Any) -> Any:
    """A tuple or Row is a row of a DataFrame, anything else the only value of a Series."""
    if isinstance(result, ROWS):
        return pd.concat([pd.Series([item]) for item in result], axis=1)
    return pd.Series([result])


def uniform_array(writer: SeriesWriter, results: Sequence[Any]) -> Any:
    """None where the results must be taken one by one."""
    try:
        if writer.data_type['kind'] == 'ROW':
            return uniform_rows(writer, results)
        return None if writer.needs_zone else writer.received(uniform_column(results, writer.target))
    except Uneven:
        return None


def uniform_rows(writer: SeriesWriter, results: Sequence[Any]) -> Any:
    fields = list(writer.target)
    if not all(isinstance(result, ROWS) and len(result) >= len(fields) for result in results):
        return None
    columns = [uniform_column([result[i] for result in results], field.type) for i, field in enumerate(fields)]
    return writer.received(pa.StructArray.from_arrays(columns, [field.name for field in fields]))


class Uneven(Exception):
    """Values that may mean something else together than alone."""


def uniform_column(values: Sequence[Any], target: Any) -> Any:
    present = [value for value in values if value is not None]
    if not present:
        return pa.nulls(len(values), target)
    types = set(map(type, present))
    dtype = UNIFORM_TYPES.get(next(iter(types))) if len(types) == 1 else None
    if dtype is None:
        raise Uneven
    series = pd.Series(present)
    if series.dtype != dtype:
        raise Uneven
    try:
        array = converted(series, target)
    # Taken one by one, the first one refused is found, and Flink's words for it.
    except Exception as problem:
        raise Uneven from problem
    return array if len(present) == len(values) else with_nulls(array, values)


def with_nulls(array: Any, values: Sequence[Any]) -> Any:
    present = np.fromiter((value is not None for value in values), dtype=bool, count=len(values))
    return array.take(pa.array(np.cumsum(present) - 1, mask=~present))
