"""Arrow arrays as the Series and DataFrames that Flink gives a pandas function, and what it returns as Arrow again.

Same dtypes, same refusals, same words. Raises what pandas and pyarrow raise; the operators say whose fault it is.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.errors import WorkbenchError
from udf_worker.types import type_object, type_sql
from udf_worker.values.layout import TypeJson

pd: Any = importlib.import_module('pandas')
pytz: Any = importlib.import_module('pytz')
pc: Any = importlib.import_module('pyarrow.compute')

CONVERSION_ERRORS = (pa.ArrowException, ValueError, TypeError, OverflowError, KeyError)
"""What making Series can raise: a pytz zone that is none is a KeyError."""


class SeriesReader:
    """Columns on their way to a function. A Series knows its column's name.

    `columns` are fields of the JSON model: {name, type}. Raises UNSUPPORTED_TYPE where Flink has no pandas form.
    """

    def __init__(self, columns: Sequence[dict[str, Any]], zone: str) -> None:
        self.types: list[TypeJson] = [column['type'] for column in columns]
        for column in columns:
            require_pandas_form(column['type'], f'column {column["name"]}')
        fields = [pa.field(column['name'], pandas_arrow_type(column['type'])) for column in columns]
        self.schema = pa.schema(fields)
        self.zone = zone

    def series(self, arrays: Sequence[Any]) -> list[Any]:
        """A Series, or a DataFrame for a ROW, for each array. Raises CONVERSION_ERRORS."""
        cut = [as_flink_sends(array, field.type) for array, field in zip(arrays, self.schema)]
        table = pa.Table.from_arrays(cut, schema=self.schema)
        return [self.series_of(column, kind) for column, kind in zip(table.itercolumns(), self.types)]

    def series_of(self, column: Any, data_type: TypeJson) -> Any:
        if data_type['kind'] == 'ROW':
            parts = zip(column.flatten(), column.type)
            return pd.concat([part.to_pandas(date_as_object=True).rename(field.name) for part, field in parts], axis=1)
        series = column.to_pandas(date_as_object=True)
        # The UTC wall clock gets the session zone as a label: a wrong instant outside of UTC, but Flink's.
        return series.dt.tz_localize(session_zone(self.zone)) if data_type['kind'] == 'TIMESTAMP_LTZ' else series


class SeriesWriter:
    """What a function returned, as one array of the declared type. Raises UNSUPPORTED_TYPE."""

    def __init__(self, name: str, data_type: TypeJson, zone: str) -> None:
        require_pandas_form(data_type, f'the result {name}')
        self.data_type = data_type
        self.zone = zone
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
            return series.dt.tz_convert(session_zone(self.zone)).dt.tz_localize(None)
        return series.dt.tz_localize(None) if getattr(dtype, 'kind', '') == 'M' else series


def session_zone(zone: str) -> Any:
    return pytz.timezone(zone)


def converted(series: Any, target: Any) -> Any:
    """Raises RuntimeError with the two arguments that Flink gives it, and what is no ArrowException as it is."""
    try:
        return pa.Array.from_pandas(series, mask=series.isnull(), type=target)
    except pa.ArrowException as problem:
        text = f'Exception thrown when converting pandas.Series ({series.dtype}) to pyarrow.Array ({target}).'
        raise RuntimeError(text, problem) from problem


# --- where Flink's Arrow is not the wire's


def pandas_arrow_type(data_type: TypeJson) -> Any:
    """As arrow_type, but BINARY(n) has its length, fields their nullability and whole seconds are counted as such."""
    kind: str = data_type['kind']
    if kind == 'BINARY':
        return pa.binary(data_type['length'])
    if kind in ('TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ') and data_type['precision'] == 0:
        return pa.time32('s') if kind == 'TIME' else pa.timestamp('s')
    if kind == 'ARRAY':
        return pa.list_(pandas_arrow_type(data_type['element']))
    if kind == 'MAP':
        return pa.map_(pandas_arrow_type(data_type['key']), pandas_arrow_type(data_type['value']))
    if kind == 'ROW':
        fields = data_type['fields']
        return pa.struct(
            [pa.field(each['name'], pandas_arrow_type(each['type']), each['type']['nullable']) for each in fields]
        )
    return arrow_type(data_type)


def require_pandas_form(data_type: TypeJson, what: str) -> None:
    """Raises UNSUPPORTED_TYPE for what Flink's worker has no Arrow type for, in its words. On Flink that job hangs."""
    kind: str = data_type['kind']
    if kind == 'ARRAY':
        element: TypeJson = data_type['element']
        if element['kind'] in HELD_BY_NONE:
            text = f'{type_object(element)} is not supported to be used as the element type of ArrayType.'
            raise no_pandas_form(text, 'ValueError', data_type, what)
        require_pandas_form(element, what)
    elif kind == 'MAP':
        require_pandas_form(data_type['key'], what)
        require_pandas_form(data_type['value'], what)
    elif kind == 'ROW':
        for field in data_type['fields']:
            if field['type']['kind'] in HELD_BY_NONE:
                text = f'{type_object(field["type"])} is not supported to be used as the field type of RowType'
                raise no_pandas_form(text, 'TypeError', data_type, what)
            require_pandas_form(field['type'], what)


HELD_BY_NONE = ('TIMESTAMP_LTZ', 'ROW')


def no_pandas_form(text: str, error_type: str, data_type: TypeJson, what: str) -> WorkbenchError:
    facts = {'declaredType': type_sql(data_type), 'place': what}
    hint = (
        f'Pandas functions cannot carry {type_sql(data_type)} ({what}). On Flink 2.3 the job hangs. Use a'
        ' general function, or other types.'
    )
    return WorkbenchError('UNSUPPORTED_TYPE', 'run', text, facts, error_type=error_type, hint=hint)


def as_flink_sends(array: Any, target: Any) -> Any:
    # Fractions of a whole second's type are cut.
    return array if array.type == target else array.cast(target, safe=False)


def as_flink_receives(array: Any, data_type: TypeJson) -> Any:
    """A result's array in the wire's type. Flink's TIME holds milliseconds, whatever its precision."""
    wanted = arrow_type(data_type)
    return array if array.type == wanted else array.cast(wanted)
