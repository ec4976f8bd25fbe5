"""Environments: inert, see pyflink.inert."""

from __future__ import annotations

from typing import Any

from pyflink.inert import Inert, refuse
from pyflink.table.decorators import wrapped_aggregate
from pyflink.table.function_classes import AggregateFunction, TableAggregateFunction
from pyflink.table.table import Table
from pyflink.table.table_config import TableConfig

__all__ = ['StreamTableEnvironment', 'TableEnvironment']

STATEMENTS_THAT_RUN = frozenset(
    (
        'ANALYZE',
        'BEGIN',
        'CALL',
        'EXECUTE',
        'INSERT',
        'REPLACE',
        'SELECT',
        'TRUNCATE',
        'UPDATE',
        'VALUES',
        'WITH',
        'DELETE',
    )
)


class TableResult(Inert):
    """What a statement of SQL gives."""

    def print(self) -> None:
        """Prints nothing: the statement was only recorded."""

    def wait(self, timeout_ms: int | None = None) -> None:
        """Returns at once."""


class StatementSet(Inert):
    """Statements that would run together."""


class TableEnvironment(Inert):
    """Where tables and functions would be registered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.config = TableConfig()

    @staticmethod
    def create(environment_settings: Any) -> TableEnvironment:
        return TableEnvironment()

    def get_config(self) -> TableConfig:
        return self.config

    def execute_sql(self, stmt: str) -> Any:
        import re

        words = re.findall(r'[A-Za-z]+', re.sub(r'--.*|/\*[\s\S]*?\*/', ' ', stmt))
        if words and words[0].upper() in STATEMENTS_THAT_RUN:
            refuse(f'execute_sql of {words[0].upper()}')
        return self.record_call('execute_sql', (stmt,), {})

    def create_temporary_function(self, path: str, function: Any) -> None:
        self.register_function('create_temporary_function', path, function)

    def create_temporary_system_function(self, name: str, function: Any) -> None:
        self.register_function('create_temporary_system_function', name, function)

    def register_function(self, method: str, name: str, function: Any) -> None:
        """Refuses what Flink refuses: a function without decorator has no Java side."""
        if isinstance(function, (AggregateFunction, TableAggregateFunction)):
            function = wrapped_aggregate(function)
        function._java_user_defined_function()
        self.record_call(method, (name, function), {})


class StreamTableEnvironment(TableEnvironment):
    """A TableEnvironment beside a StreamExecutionEnvironment."""

    @staticmethod
    def create(  # pyright: ignore[reportIncompatibleMethodOverride]
        stream_execution_environment: Any = None, environment_settings: Any = None
    ) -> StreamTableEnvironment:
        return StreamTableEnvironment()


TableEnvironment.answers = {
    'create_statement_set': StatementSet,
    'execute_sql': TableResult,
    'from_changelog_stream': Table,
    'from_data_stream': Table,
    'from_descriptor': Table,
    'from_elements': Table,
    'from_pandas': Table,
    'from_path': Table,
    'sql_query': Table,
}
