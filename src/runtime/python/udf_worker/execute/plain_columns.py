"""Numbers without NULL are the same bytes on the wire and in a Series: no conversion, and nothing to refuse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from udf_worker.execute.pandas_forms import np
from udf_worker.execute.pandas_series import pd
from udf_worker.values.layout import TypeJson
from udf_worker.values.payload import Buffer

DTYPES: dict[str, Any] = {
    'TINYINT': np.dtype('int8'),
    'SMALLINT': np.dtype('int16'),
    'INT': np.dtype('int32'),
    'BIGINT': np.dtype('int64'),
    'FLOAT': np.dtype('float32'),
    'DOUBLE': np.dtype('float64'),
}
NO_NULLS = b''


class PlainReader:
    """Columns of which all are numbers. `columns` are fields of the JSON model."""

    def __init__(self, columns: Sequence[dict[str, Any]]) -> None:
        self.names: list[str] = [column['name'] for column in columns]
        self.dtypes = [DTYPES.get(column['type']['kind']) for column in columns]
        self.is_possible = all(dtype is not None for dtype in self.dtypes)

    def series(self, buffers: Sequence[memoryview]) -> list[Any] | None:
        """What SeriesReader would make of them, or None where that must."""
        if not self.is_possible or any(map(len, buffers[::2])) or not all(map(len, buffers[1::2])):
            return None
        return [self.shown(*each) for each in zip(buffers[1::2], self.dtypes, self.names)]

    def shown(self, values: memoryview, dtype: Any, name: str) -> Any:
        array = np.frombuffer(values, dtype)
        # As Arrow's are: what Flink gives cannot be written to.
        array.flags.writeable = False
        return pd.Series(array, name=name, copy=False)


def plain_buffers(result: Any, data_type: TypeJson) -> list[Buffer] | None:
    """The buffers of a Series of just the declared type's numbers, or None where SeriesWriter must look at it.

    NaN is NULL, and infinity may be, so floats with either are looked at.
    """
    if type(result) is not pd.Series:
        return None
    dtype = DTYPES.get(data_type['kind'])
    values = result.values
    if dtype is None or values.__class__ is not np.ndarray or values.dtype != dtype or not values.flags.c_contiguous:
        return None
    if dtype.kind == 'f' and not np.isfinite(values).all():
        return None
    return [NO_NULLS, memoryview(values).cast('B')] if len(values) else None
