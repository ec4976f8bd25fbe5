"""The Table API's names: functions, types and rows as PyFlink has them, all else inert (see pyflink.inert)."""

from pyflink.missing import module_getattr
from pyflink.table.data_view import DataView, ListView, MapView
from pyflink.table.environment_settings import EnvironmentSettings
from pyflink.table.expression import Expression
from pyflink.table.parts import (
    ChangelogMode,
    CompiledPlan,
    ExplainDetail,
    FormatDescriptor,
    Module,
    ModuleEntry,
    PlanReference,
    ResultKind,
    Schema,
    SqlDialect,
    TableDescriptor,
    TablePipeline,
    TableSchema,
)
from pyflink.table.table import GroupedTable, GroupWindowedTable, OverWindowedTable, Table, WindowGroupedTable
from pyflink.table.table_config import TableConfig
from pyflink.table.table_environment import StatementSet, StreamTableEnvironment, TableEnvironment, TableResult
from pyflink.table.types import DataTypes, Row, RowKind, UserDefinedType
from pyflink.table.udf import (
    AggregateFunction,
    AsyncScalarFunction,
    FunctionContext,
    ScalarFunction,
    TableAggregateFunction,
    TableFunction,
)

__all__ = [
    'AggregateFunction',
    'AsyncScalarFunction',
    'ChangelogMode',
    'CompiledPlan',
    'DataTypes',
    'DataView',
    'EnvironmentSettings',
    'ExplainDetail',
    'Expression',
    'FormatDescriptor',
    'FunctionContext',
    'GroupWindowedTable',
    'GroupedTable',
    'ListView',
    'MapView',
    'Module',
    'ModuleEntry',
    'OverWindowedTable',
    'PlanReference',
    'ResultKind',
    'Row',
    'RowKind',
    'ScalarFunction',
    'Schema',
    'SqlDialect',
    'StatementSet',
    'StreamTableEnvironment',
    'Table',
    'TableAggregateFunction',
    'TableConfig',
    'TableDescriptor',
    'TableEnvironment',
    'TableFunction',
    'TablePipeline',
    'TableResult',
    'TableSchema',
    'UserDefinedType',
    'WindowGroupedTable',
]

__getattr__ = module_getattr(__name__)
