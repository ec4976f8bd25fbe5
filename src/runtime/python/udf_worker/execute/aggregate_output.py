"""Rows of an aggregate as output columns: row kind (of a changelog), key, results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from udf_worker.errors import ErrorData, WorkbenchError, value_text
from udf_worker.execute.calls import BoundCall
from udf_worker.execute.operator import OperatorContext
from udf_worker.execute.row_errors import refused
from udf_worker.types import TypeJson, type_sql
from udf_worker.values.payload import Buffer
from udf_worker.values.results import Refusal, ResultColumn


class AggregateOutput:
    """Codes rows of the groups' keys and results. Raises UNSUPPORTED_TYPE."""

    def __init__(self, context: OperatorContext) -> None:
        order = context.order
        self.context = context
        self.key_names = [order['columns'][index]['name'] for index in order['groupBy']]
        key_types = [context.column_types[index] for index in order['groupBy']]
        self.is_table = context.loaded.kind == 'table_aggregate'
        result_type = context.loaded.result_type
        only: dict[str, Any] = {'name': 'result', 'type': result_type}
        self.fields: list[dict[str, Any]] = result_fields(result_type) if self.is_table else [only]
        self.becomes_columns = order['rowBased'] == 'aggregate' and result_type['kind'] == 'ROW'
        """A ROW result whose fields are columns."""
        self.kinds = self.column({'kind': 'STRING', 'nullable': False}) if order['changelog'] else None
        self.keys = [self.column(data_type) for data_type in key_types]
        self.results = [self.column(field['type']) for field in self.fields]

    def column(self, data_type: TypeJson) -> ResultColumn:
        return ResultColumn(data_type, 'process', self.context.order['localTimeZone'], self.context.notes)

    @property
    def columns(self) -> list[ResultColumn]:
        return [*([] if self.kinds is None else [self.kinds]), *self.keys, *self.results]

    def encode(self, kinds: list[str] | None, keys: list[Any], results: list[Any]) -> ErrorData | None:
        """The rows, in place of those before. Every row is checked as Flink's coders do."""
        for column in self.columns:
            column.clear()
        if self.kinds is not None:
            self.kinds.extend(kinds or [])
        lists = [*self.key_columns(keys), *self.result_columns(results)]
        short = self.short_row(results)
        first: tuple[Refusal, int] | None = None
        for index, (column, values) in enumerate(zip([*self.keys, *self.results], lists)):
            refusal = column.extend(values)
            if refusal is not None and (first is None or refusal.row < first[0].row):
                first = refusal, index
        if short is not None and (first is None or short < first[0].row):
            return self.too_few(results[short], keys[short])
        return None if first is None else self.refusal(first[0], first[1], keys[first[0].row])

    def key_columns(self, keys: list[Any]) -> Sequence[list[Any]]:
        if len(self.keys) == 1:
            return [keys]
        return [list(column) for column in zip(*keys)] if keys else [[] for _ in self.keys]

    def result_columns(self, results: list[Any]) -> Sequence[list[Any]]:
        if not self.is_table:
            return [results]
        # Values that a row has too many are dropped; rows with too few are told by short_row.
        return [
            [result[index] if index < len(result) else None for result in results] for index in range(len(self.results))
        ]

    def short_row(self, results: list[Any]) -> int | None:
        if not self.is_table:
            return None
        wanted = len(self.results)
        return next((row for row, result in enumerate(results) if len(result) < wanted), None)

    def same_coded(self, one: Any, another: Any) -> bool:
        """Whether two results are the same in the output."""
        return self.coded(one) == self.coded(another)

    def coded(self, result: Any) -> list[bytes] | None:
        buffers: list[bytes] = []
        for field, values in zip(self.fields, self.result_columns([result])):
            column = self.column(field['type'])
            if column.extend(values) is not None:
                return None
            buffers += map(bytes, column.buffers())
        return buffers

    def buffers(self) -> list[Buffer]:
        made: list[Buffer] = []
        for column in self.columns:
            parts = column.buffers()
            made.extend(parts[1:] if self.becomes_columns and column is self.results[0] else parts)
        return made

    # --- errors

    def refusal(self, refusal: Refusal, index: int, key: Any) -> ErrorData:
        index -= len(self.keys)
        name = self.fields[index]['name'] if self.is_table and index >= 0 else None
        return refused(BoundCall(self.context.loaded, []), refusal, self.key_facts(key), name)

    def key_facts(self, key: Any) -> dict[str, Any]:
        """`key`: the repr of each column grouped by, by name; absent where there is none."""
        if not self.key_names:
            return {}
        values: Any = (key,) if len(self.key_names) == 1 else key
        return {'key': {name: value_text(value) for name, value in zip(self.key_names, values)}}

    def too_few(self, result: Any, key: Any) -> ErrorData:
        """Flink's worker reads beyond the row then, and usually dies."""
        names = [field['name'] for field in self.fields]
        loaded = self.context.loaded
        facts = {'function': loaded.name, 'value': value_text(result), 'columns': names, **self.key_facts(key)}
        declared = ', '.join(f'{field["name"]} {type_sql(field["type"])}' for field in self.fields)
        return WorkbenchError(
            'RESULT_LENGTH',
            'run',
            f'{loaded.name} emitted a row of {len(result)} values, its result type has {len(names)}. '
            'Flink 2.3 reads beyond such a row, which kills its Python worker.',
            facts,
            hint=f'Emit a value for each of {declared}; None is NULL.',
        ).data


def result_fields(result_type: TypeJson) -> list[TypeJson]:
    """Columns of a table aggregate: those of its ROW type, else the one."""
    return result_type['fields'] if result_type['kind'] == 'ROW' else [{'name': 'f0', 'type': result_type}]
