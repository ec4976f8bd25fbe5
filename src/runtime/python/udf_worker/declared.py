"""What a decorator declared: the kind of a function and its types, as JSON."""

from __future__ import annotations

from typing import Any

from pyflink.table import types as flink
from pyflink.table.udf import (
    UserDefinedAggregateFunctionWrapper,
    UserDefinedAsyncScalarFunctionWrapper,
    UserDefinedFunction,
    UserDefinedFunctionWrapper,
    UserDefinedScalarFunctionWrapper,
    UserDefinedTableFunctionWrapper,
)
from udf_worker.errors import WorkbenchError
from udf_worker.types import TypeJson, type_json, type_sql

KIND_NAMES = {
    'scalar': 'scalar function',
    'pandas_scalar': 'pandas scalar function',
    'table': 'table function',
    'aggregate': 'aggregate function',
    'pandas_aggregate': 'pandas aggregate function',
    'table_aggregate': 'table aggregate function',
    'async_scalar': 'async scalar function',
}


def kind_of(wrapper: UserDefinedFunctionWrapper) -> str:
    """The kind as src/contract/model/udf.ts names it."""
    declared = vars(wrapper)
    if isinstance(wrapper, UserDefinedScalarFunctionWrapper):
        return 'pandas_scalar' if declared['_func_type'] == 'pandas' else 'scalar'
    if isinstance(wrapper, UserDefinedAsyncScalarFunctionWrapper):
        return 'async_scalar'
    if isinstance(wrapper, UserDefinedTableFunctionWrapper):
        return 'table'
    assert isinstance(wrapper, UserDefinedAggregateFunctionWrapper)
    if declared['_is_table_aggregate']:
        return 'table_aggregate'
    return 'pandas_aggregate' if declared['_func_type'] == 'pandas' else 'aggregate'


def require_methods(name: str, wrapper: UserDefinedFunctionWrapper) -> None:
    """General aggregates are objects. Raises WorkbenchError as Flink's planner does, whose assertion has no text."""
    kind = kind_of(wrapper)
    if kind not in ('aggregate', 'table_aggregate') or isinstance(vars(wrapper)['_func'], UserDefinedFunction):
        return
    base = 'AggregateFunction' if kind == 'aggregate' else 'TableAggregateFunction'
    raise WorkbenchError(
        'UNSUPPORTED_OPERATION',
        'plan',
        '',
        {'function': name, 'kind': kind},
        error_type='AssertionError',
        hint=f'{name} is a general aggregate made of a plain function: make it of an object of a class derived from'
        f" {base}, or declare func_type='pandas'.",
    )


JAVA_NAMES = {
    'scalar': 'PythonScalarFunction',
    'pandas_scalar': 'PythonScalarFunction',
    'async_scalar': 'PythonAsyncScalarFunction',
    'table': 'PythonTableFunction',
    'aggregate': 'PythonAggregateFunction',
    'pandas_aggregate': 'PythonAggregateFunction',
    'table_aggregate': 'PythonTableAggregateFunction',
}


def require_one_form(name: str, wrapper: UserDefinedFunctionWrapper) -> None:
    """PyFlink hands a function over to Java with all its types as texts, or all as DataType objects.

    Raises WorkbenchError in the words of the failure that anything else is.
    """
    declared = vars(wrapper)
    inputs: list[Any] | None = declared['_input_types']
    if inputs is not None and not inputs:
        hint = f'Leave input_types out for {name}: it may then be called without arguments.'
        raise WorkbenchError(
            'BAD_TYPE_STRING', 'plan', 'list index out of range', {'function': name}, error_type='IndexError', hint=hint
        )
    forms = declared_forms(declared)
    kind = kind_of(wrapper)
    if len(forms) > 1:
        java = f'org.apache.flink.table.functions.python.{JAVA_NAMES[kind]}'
        raise two_forms(name, 'Py4JError', f'An error occurred while calling None.{java}. Trace:')
    if kind == 'aggregate' and inputs is not None and forms == {True}:
        raise two_forms(name, 'java.lang.NullPointerException', '')


LISTS: Any = list


def declared_forms(declared: dict[str, Any]) -> set[bool]:
    """Of input, result and accumulator types: True for texts, False for DataType objects."""
    results: Any = declared['_result_types'] if '_result_types' in declared else declared['_result_type']
    of_pandas = declared['_func_type'] == 'pandas'
    shown = [declared['_input_types'], results, None if of_pandas else declared.get('_accumulator_type')]
    firsts = (each[0] if isinstance(each, LISTS) else each for each in shown if each is not None)
    return {isinstance(first, str) for first in firsts}


def two_forms(name: str, error_type: str, error: str) -> WorkbenchError:
    return WorkbenchError(
        'BAD_TYPE_STRING',
        'plan',
        error,
        {'function': name},
        error_type=error_type,
        hint=f'Flink cannot take the declared types of {name} together: write all of them as'
        ' DataTypes, or leave input_types out.',
    )


def result_type_of(wrapper: UserDefinedFunctionWrapper) -> TypeJson:
    """Raises WorkbenchError BAD_TYPE_STRING or UNSUPPORTED_TYPE. A table function's is always a ROW."""
    declared = vars(wrapper)
    if not isinstance(wrapper, UserDefinedTableFunctionWrapper):
        return as_planned(type_json(declared['_result_type']))
    types = declared['_result_types']
    if isinstance(types, str):
        parsed = as_planned(type_json(types))
        if parsed['kind'] == 'ROW':
            return parsed
        # One type as a text is no ROW for Flink's planner, which then names the column itself.
        return {'kind': 'ROW', 'nullable': True, 'fields': [{'name': 'EXPR$0', 'type': parsed}]}
    return row_of([as_planned(type_json(each)) for each in types])


MOST_TIME_PRECISION = 3


def as_planned(data_type: TypeJson) -> TypeJson:
    """The type that Flink's planner makes of a declared one: it has no TIME finer than milliseconds."""
    if data_type['kind'] == 'TIME':
        return {**data_type, 'precision': min(data_type['precision'], MOST_TIME_PRECISION)}
    planned = {key: as_planned(data_type[key]) for key in ('element', 'key', 'value') if key in data_type}
    if 'fields' in data_type:
        planned['fields'] = [{**field, 'type': as_planned(field['type'])} for field in data_type['fields']]
    return {**data_type, **planned}


def row_of(types: list[TypeJson]) -> TypeJson:
    fields = [{'name': f'f{index}', 'type': each} for index, each in enumerate(types)]
    return {'kind': 'ROW', 'nullable': True, 'fields': fields}


def input_types_of(wrapper: UserDefinedFunctionWrapper) -> list[TypeJson] | None:
    declared: list[flink.DataType] | None = vars(wrapper)['_input_types']
    return None if declared is None else [type_json(each) for each in declared]


def accumulator_type_of(wrapper: UserDefinedFunctionWrapper) -> TypeJson | None:
    """None for what is no aggregate, and for pandas aggregates that declare none.

    Views are {'kind': 'LIST_VIEW', 'element'} and {'kind': 'MAP_VIEW', 'key', 'value'}. Raises WorkbenchError as
    result_type_of does.
    """
    declared: Any = vars(wrapper).get('_accumulator_type')
    if declared is None:
        return None
    return type_json(declared) if isinstance(declared, str) else accumulator_json(declared)


def accumulator_json(declared: flink.DataType) -> TypeJson:
    if isinstance(declared, flink.ListViewType):
        return {'kind': 'LIST_VIEW', 'nullable': False, 'element': type_json(member_type(declared, 'element_type'))}
    if isinstance(declared, flink.MapViewType):
        key, value = member_type(declared, 'key_type'), member_type(declared, 'value_type')
        return {'kind': 'MAP_VIEW', 'nullable': False, 'key': type_json(key), 'value': type_json(value)}
    if isinstance(declared, flink.RowType):
        fields = [{'name': field.name, 'type': accumulator_json(field.data_type)} for field in declared.fields]
        return {'kind': 'ROW', 'nullable': vars(declared)['_nullable'], 'fields': fields}
    return accumulated_json(declared)


def accumulated_json(declared: flink.DataType) -> TypeJson:
    """Accumulators are pickled: a type without a coder, such as INTERVAL, is none that stands in the way."""
    try:
        return type_json(declared)
    except WorkbenchError as problem:
        if problem.data['code'] != 'UNSUPPORTED_TYPE':
            raise
        return {'kind': 'PICKLED', 'nullable': True}


def accumulator_text(accumulator: TypeJson) -> str:
    """As SQL has types, with LIST_VIEW<…> and MAP_VIEW<…> beside them."""
    kind: str = accumulator['kind']
    if kind == 'LIST_VIEW':
        return f'LIST_VIEW<{type_sql(accumulator["element"])}>'
    if kind == 'MAP_VIEW':
        return f'MAP_VIEW<{type_sql(accumulator["key"])}, {type_sql(accumulator["value"])}>'
    if kind == 'ROW':
        fields = ', '.join(f'`{field["name"]}` {accumulator_text(field["type"])}' for field in accumulator['fields'])
        return f'ROW<{fields}>' + ('' if accumulator['nullable'] else ' NOT NULL')
    return type_sql(accumulator)


def member_type(view: flink.DataType, name: str) -> flink.DataType:
    """PyFlink keeps them under a leading underscore."""
    found: flink.DataType = vars(view)[f'_{name}']
    return found
