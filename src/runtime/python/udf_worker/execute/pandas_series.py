"""Arrow arrays as the Series and DataFrames that Flink gives a pandas function, and what it returns as Arrow again.

Same dtypes, same refusals, same words. Raises what pandas and pyarrow raise; the operators say whose fault it is.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.errors import WorkbenchError
from udf_worker.execute.pandas_forms import (
    as_flink_receives,
    as_flink_sends,
    pandas_arrow_type,
    require_map_keys,
    require_pandas_form,
)
from udf_worker.execute.pandas_maps import java_order
from udf_worker.values.layout import TypeJson

pd: Any = importlib.import_module('pandas')
pytz: Any = importlib.import_module('pytz')


class SeriesReader:
    """Columns on their way to a function. A Series knows its column's name.

    `columns` are fields of the JSON model: {name, type}. Raises UNSUPPORTED_TYPE where Flink has no pandas form, and
    BAD_SETTING_VALUE.
    """

    def __init__(self, columns: Sequence[dict[str, Any]], zone: str) -> None:
        self.types: list[TypeJson] = [column['type'] for column in columns]
        for column in columns:
            require_pandas_form(column['type'], f'column {column["name"]}')
            require_map_keys(column['type'], column['name'])
        fields = [pa.field(column['name'], pandas_arrow_type(column['type'])) for column in columns]
        self.schema = pa.schema(fields)
        self.zone = session_zone(zone)
        self.orders = [java_order(data_type) for data_type in self.types]

    def series(self, arrays: Sequence[Any]) -> list[Any]:
        """A Series, or a DataFrame for a ROW, for each array. Raises what pandas raises, for a session zone too."""
        ordered = [order(array) for order, array in zip(self.orders, arrays)]
        cut = [as_flink_sends(array, field.type) for array, field in zip(ordered, self.schema)]
        table = pa.Table.from_arrays(cut, schema=self.schema)
        return [self.series_of(column, kind) for column, kind in zip(table.itercolumns(), self.types)]

    def series_of(self, column: Any, data_type: TypeJson) -> Any:
        if data_type['kind'] == 'ROW':
            parts = zip(column.flatten(), column.type)
            return pd.concat([part.to_pandas(date_as_object=True).rename(field.name) for part, field in parts], axis=1)
        series = column.to_pandas(date_as_object=True)
        # The UTC wall clock gets the session zone as a label: a wrong instant outside of UTC, but Flink's.
        return series.dt.tz_localize(self.zone) if data_type['kind'] == 'TIMESTAMP_LTZ' else series


class SeriesWriter:
    """What a function returned, as one array of the declared type. Raises UNSUPPORTED_TYPE and BAD_SETTING_VALUE."""

    def __init__(self, name: str, data_type: TypeJson, zone: str) -> None:
        require_pandas_form(data_type, f'the result {name}')
        self.data_type = data_type
        self.zone = session_zone(zone)
        self.target = pandas_arrow_type(data_type)
        self.schema = pa.schema([pa.field(name, self.target, data_type['nullable'])])

    def array(self, result: Any) -> Any:
        """The index is ignored, NaN is NULL, a DataFrame's columns go by position."""
        if type(result) is pd.DataFrame:
            parts = [converted(result[result.columns[i]], field.type) for i, field in enumerate(self.target)]
            array = pa.StructArray.from_arrays(parts, [field.name for field in self.target])
        else:
            array = converted(self.without_zone(result), self.target)
        return self.received(array)

    def received(self, array: Any) -> Any:
        """The array after its way to Flink, in the wire's type."""
        column = pa.RecordBatch.from_arrays([array], schema=self.schema).column(0)
        return as_flink_receives(column, self.data_type)

    def empty(self) -> Any:
        return pa.array([], arrow_type(self.data_type))

    @property
    def needs_zone(self) -> bool:
        return self.data_type['kind'] == 'TIMESTAMP_LTZ'

    def without_zone(self, series: Any) -> Any:
        """TIMESTAMP_LTZ: the session zone's wall clock, without the zone."""
        if not self.needs_zone:
            return series
        dtype = series.dtype
        if isinstance(dtype, pd.DatetimeTZDtype):
            return series.dt.tz_convert(self.zone).dt.tz_localize(None)
        return series.dt.tz_localize(None) if getattr(dtype, 'kind', '') == 'M' else series


def session_zone(zone: str) -> Any:
    """Raises BAD_SETTING_VALUE for a name that pytz does not know: on Flink the job hangs, whatever its types are."""
    try:
        return pytz.timezone(zone)
    except pytz.UnknownTimeZoneError as problem:
        raise WorkbenchError(
            'BAD_SETTING_VALUE',
            'run',
            str(problem),
            {'setting': 'table.local-time-zone', 'value': zone},
            error_type='pytz.exceptions.UnknownTimeZoneError',
            hint='Use a name of the tz database, for example UTC or Europe/Berlin. On Flink 2.3 the job hangs.',
        ) from problem


def converted(series: Any, target: Any) -> Any:
    """Raises RuntimeError with the two arguments that Flink gives it, and what is no ArrowException as it is."""
    try:
        return pa.Array.from_pandas(series, mask=series.isnull(), type=target)
    except pa.ArrowException as problem:
        text = f'Exception thrown when converting pandas.Series ({series.dtype}) to pyarrow.Array ({target}).'
        raise RuntimeError(text, problem) from problem
