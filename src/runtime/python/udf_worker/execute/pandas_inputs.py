"""What a pandas aggregate gets: columns of the frames, and SQL constants, which are Series here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from udf_worker.arrow_io import pa
from udf_worker.execute.calls import Argument, ColumnArgument
from udf_worker.execute.pandas_forms import pandas_arrow_type
from udf_worker.execute.pandas_series import SeriesReader, pd
from udf_worker.values.constants import constant_value
from udf_worker.values.layout import TypeJson


class ConstantInput(NamedTuple):
    value: Any
    """A pyarrow scalar."""


class AggregateInputs:
    """`order` is the JSON of OPEN. Raises UNSUPPORTED_TYPE and BAD_CONSTANT."""

    def __init__(self, order: dict[str, Any]) -> None:
        self.as_frame = order['rowBased'] is not None
        self.inputs: list[int | ConstantInput] = []
        self.fields: list[dict[str, Any]] = []
        """Names and types of the inputs."""
        self.positions: list[int] = []
        """Of each argument among the inputs: a column that is given twice is one input."""
        columns: Sequence[dict[str, Any]] = order['columns']
        group_by: list[int] = order['groupBy']
        for argument in order['args']:
            if argument['kind'] == 'constant':
                self.positions.append(self.add_constant(argument, len(set(group_by) | set(self.columns))))
            else:
                self.positions.append(self.add_column(argument['index'], columns))
        self.bound: list[Argument] = [ColumnArgument(place, self.fields[place]['name']) for place in self.positions]
        """The arguments as errors name them."""
        self.reader = SeriesReader(self.fields, order['localTimeZone'])

    def add_column(self, index: int, columns: Sequence[dict[str, Any]]) -> int:
        if index not in self.inputs:
            self.inputs.append(index)
            self.fields.append(columns[index])
        return self.inputs.index(index)

    def add_constant(self, argument: dict[str, Any], columns_before: int) -> int:
        """Flink projects what is grouped by, then what the function gets, and names a constant by its place there."""
        data_type: TypeJson = argument['type']
        value = constant_value(data_type, argument['value'])
        constants = len(self.inputs) - len(self.columns)
        self.inputs.append(ConstantInput(pa.scalar(value, pandas_arrow_type(data_type))))
        self.fields.append({'name': f'$f{columns_before + constants}', 'type': data_type})
        return len(self.inputs) - 1

    @property
    def columns(self) -> list[int]:
        return [each for each in self.inputs if not isinstance(each, ConstantInput)]

    def series(self, columns: Mapping[int, Any], first: int, rows: int) -> list[Any]:
        """Of the rows from `first` on; a Series for each input."""
        return self.reader.series(
            [
                pa.repeat(each.value, rows) if isinstance(each, ConstantInput) else columns[each].slice(first, rows)
                for each in self.inputs
            ]
        )

    def series_at(self, columns: Mapping[int, Any], places: Any) -> list[Any]:
        """Of the rows at these places; a Series for each input."""
        at = pa.array(places)
        return self.reader.series(
            [
                pa.repeat(each.value, len(at)) if isinstance(each, ConstantInput) else columns[each].take(at)
                for each in self.inputs
            ]
        )

    def arguments(self, series: Sequence[Any]) -> list[Any]:
        """What the function is called with."""
        values = [series[position] for position in self.positions]
        return [pd.concat(values, axis=1)] if self.as_frame else values
