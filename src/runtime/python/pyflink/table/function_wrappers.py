"""The decorators of pyflink.table.udf, and what they make of a function."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Union

from pyflink.table.function_classes import (
    AggregateFunction,
    AsyncScalarFunction,
    DelegatingAsyncScalarFunction,
    DelegatingPandasAggregateFunction,
    DelegatingScalarFunction,
    DelegationTableFunction,
    ScalarFunction,
    TableAggregateFunction,
    TableFunction,
    UserDefinedFunction,
)
from pyflink.table.type_classes import DataType, MapType, RowType

TypeLike = Union[DataType, str]
InputTypes = Union[list[DataType], DataType, str, list[str]]
AnyFunction = Any


class UserDefinedFunctionWrapper:
    """A function with its declared types. Calling it makes an expression, it does not run the function."""

    def __init__(
        self,
        func: AnyFunction,
        input_types: InputTypes | None,
        func_type: str,
        deterministic: bool | None = None,
        name: str | None = None,
    ) -> None:
        if isinstance(func, type) or (not isinstance(func, UserDefinedFunction) and not callable(func)):
            raise TypeError(f'Invalid function: not a function or callable (__call__ is not defined): {type(func)}')
        self._func = func
        self._input_types = None if input_types is None else listed_types(input_types)
        self._name: str = name or getattr(func, '__name__', None) or func.__class__.__name__
        own = func.is_deterministic() if isinstance(func, UserDefinedFunction) else None
        if deterministic is not None and own is not None and deterministic != own:
            raise ValueError(f'Inconsistent deterministic: {deterministic} and {own}')
        if deterministic is None:
            deterministic = True if own is None else own
        self._deterministic = deterministic
        self._func_type = func_type
        self._judf_placeholder = None
        self._takes_row_as_input = False

    def __call__(self, *args: Any) -> Any:
        from pyflink.table import expressions

        return expressions.call(self, *args)

    def alias(self, *alias_names: str) -> UserDefinedFunctionWrapper:
        self._alias_names = alias_names
        return self

    def _set_takes_row_as_input(self) -> UserDefinedFunctionWrapper:
        self._takes_row_as_input = True
        return self

    def _java_user_defined_function(self) -> None:
        """Registering a function asks for this; on Flink it makes the Java side of the function."""

    def _create_delegate_function(self) -> UserDefinedFunction | None:
        return None


def listed_types(input_types: InputTypes) -> list[TypeLike]:
    types: list[Any]
    if isinstance(input_types, RowType):
        types = input_types.field_types()
    elif isinstance(input_types, (DataType, str)):
        types = [input_types]
    else:
        types = list(input_types)
    for input_type in types:
        if not isinstance(input_type, (DataType, str)):
            raise TypeError(f'Invalid input_type: input_type should be DataType or str but contains {input_type}')
    return types


def checked_result_type(result_type: Any) -> TypeLike:
    if not isinstance(result_type, (DataType, str)):
        raise TypeError(f'Invalid returnType: returnType should be DataType or str but is {result_type}')
    return result_type


class ResultTypeWrapper(UserDefinedFunctionWrapper):
    """What udf() makes of functions and coroutine functions alike."""

    def __init__(
        self,
        func: AnyFunction,
        input_types: InputTypes | None,
        result_type: TypeLike | None,
        func_type: str,
        deterministic: bool | None,
        name: str | None,
    ) -> None:
        super().__init__(func, input_types, func_type, deterministic, name)
        self._result_type = checked_result_type(result_type)


class UserDefinedScalarFunctionWrapper(ResultTypeWrapper):
    """Made by udf()."""

    def _create_delegate_function(self) -> UserDefinedFunction:
        return DelegatingScalarFunction(self._func)


class UserDefinedAsyncScalarFunctionWrapper(ResultTypeWrapper):
    """Made by udf() of a coroutine function."""

    def _create_delegate_function(self) -> UserDefinedFunction:
        return DelegatingAsyncScalarFunction(self._func)


class UserDefinedTableFunctionWrapper(UserDefinedFunctionWrapper):
    """Made by udtf()."""

    def __init__(
        self,
        func: AnyFunction,
        input_types: InputTypes | None,
        result_types: Any,
        deterministic: bool | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(func, input_types, 'general', deterministic, name)
        types: str | list[Any]
        if isinstance(result_types, RowType):
            types = result_types.field_types()
        elif isinstance(result_types, str):
            types = result_types
        elif isinstance(result_types, DataType):
            types = [result_types]
        else:
            types = list(result_types)
        for result_type in types:
            if not isinstance(result_type, (DataType, str)):
                raise TypeError(
                    f'Invalid result_type: result_type should be DataType or str but contains {result_type}'
                )
        self._result_types = types

    def _create_delegate_function(self) -> UserDefinedFunction:
        return DelegationTableFunction(self._func)


class UserDefinedAggregateFunctionWrapper(UserDefinedFunctionWrapper):
    """Made by udaf() and udtaf()."""

    def __init__(
        self,
        func: AnyFunction,
        input_types: InputTypes | None,
        result_type: TypeLike | None,
        accumulator_type: TypeLike | None,
        func_type: str,
        deterministic: bool | None,
        name: str | None,
        is_table_aggregate: bool = False,
    ) -> None:
        super().__init__(func, input_types, func_type, deterministic, name)
        if accumulator_type is None and func_type == 'general':
            accumulator_type = func.get_accumulator_type()
        if result_type is None:
            result_type = func.get_result_type()
        result_type = checked_result_type(result_type)
        if func_type == 'pandas' and isinstance(result_type, MapType):
            raise TypeError(f"Invalid returnType: Pandas UDAF doesn't support DataType type {result_type} currently")
        checked: Any = accumulator_type
        if checked is not None and not isinstance(checked, (DataType, str)):
            raise TypeError(f'Invalid accumulator_type: accumulator_type should be DataType or str but is {checked}')
        # A str with a DataType accumulator passes here, as on Flink.
        if func_type == 'general' and isinstance(result_type, DataType) and not isinstance(checked, DataType):
            raise TypeError('result_type and accumulator_type should be DataType or str at the same time.')
        self._result_type = result_type
        self._accumulator_type = accumulator_type
        self._is_table_aggregate = is_table_aggregate

    def _create_delegate_function(self) -> UserDefinedFunction:
        assert self._func_type == 'pandas'
        return DelegatingPandasAggregateFunction(self._func)


def create_udf(
    f: AnyFunction,
    input_types: InputTypes | None,
    result_type: TypeLike | None,
    func_type: str,
    deterministic: bool | None,
    name: str | None,
) -> UserDefinedScalarFunctionWrapper | UserDefinedAsyncScalarFunctionWrapper:
    import inspect

    if isinstance(f, AsyncScalarFunction) or inspect.iscoroutinefunction(f):
        if func_type == 'pandas':
            raise ValueError(
                'Async scalar functions do not support pandas func_type. '
                "Please use func_type='general' (default) for async functions."
            )
        return UserDefinedAsyncScalarFunctionWrapper(f, input_types, result_type, func_type, deterministic, name)
    return UserDefinedScalarFunctionWrapper(f, input_types, result_type, func_type, deterministic, name)


def require_func_type(func_type: str) -> None:
    if func_type not in ('general', 'pandas'):
        raise ValueError(f"The func_type must be one of 'general, pandas', got {func_type}.")


def udf(
    f: Callable[..., Any] | ScalarFunction | AsyncScalarFunction | type | None = None,
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> Any:
    """A scalar function, general (a value a row) or pandas (a Series a batch); async where `f` is a coroutine function.

    Use as `@udf(result_type=…)` or call `udf(f, result_type=…)`. Types are DataTypes, or texts such as 'BIGINT'.
    `input_types` may be left out: the columns of the call decide. `deterministic=False`: equal arguments may give
    other results, so Flink does not compute a call ahead. `func_type` is 'general' or 'pandas'.
    """
    require_func_type(func_type)
    make = functools.partial(
        create_udf,
        input_types=input_types,
        result_type=result_type,
        func_type=func_type,
        deterministic=deterministic,
        name=name,
    )
    return make if f is None else make(f)


def udtf(
    f: Callable[..., Any] | TableFunction | type | None = None,
    input_types: InputTypes | None = None,
    result_types: InputTypes | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
) -> Any:
    """A table function: any number of rows a row. `result_types` are those of its columns.

    Use as `@udtf(result_types=[…])` or call `udtf(f, result_types=[…])`.
    """
    make = functools.partial(
        UserDefinedTableFunctionWrapper,
        input_types=input_types,
        result_types=result_types,
        deterministic=deterministic,
        name=name,
    )
    return make if f is None else make(f)


def udaf(
    f: Callable[..., Any] | AggregateFunction[Any, Any] | type | None = None,
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    accumulator_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> Any:
    """An aggregate function: one value a group.

    General: `udaf(MyAggregate(), result_type=…, accumulator_type=…)` of an AggregateFunction, both types as DataTypes
    or both as texts. Pandas: `@udaf(result_type=…, func_type='pandas')` of a function that gets a Series of the group.
    """
    require_func_type(func_type)
    make = functools.partial(
        UserDefinedAggregateFunctionWrapper,
        input_types=input_types,
        result_type=result_type,
        accumulator_type=accumulator_type,
        func_type=func_type,
        deterministic=deterministic,
        name=name,
    )
    return make if f is None else make(f)


def udtaf(
    f: Callable[..., Any] | TableAggregateFunction[Any, Any] | type | None = None,
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    accumulator_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> Any:
    """A table aggregate function: any number of rows a group.

    `udtaf(MyTableAggregate(), result_type=…, accumulator_type=…)` of a TableAggregateFunction; `result_type` is a ROW.
    """
    if func_type != 'general':
        raise ValueError(f"The func_type must be 'general', got {func_type}.")
    make = functools.partial(
        UserDefinedAggregateFunctionWrapper,
        input_types=input_types,
        result_type=result_type,
        accumulator_type=accumulator_type,
        func_type=func_type,
        deterministic=deterministic,
        name=name,
        is_table_aggregate=True,
    )
    return make if f is None else make(f)


def wrapped_aggregate(function: Any) -> UserDefinedAggregateFunctionWrapper:
    """An aggregate function that was never decorated, as Flink registers it: by its own types."""
    is_table = issubclass(function.__class__, TableAggregateFunction)
    wrap = udtaf if is_table else udaf
    return wrap(
        function,
        result_type=function.get_result_type(),
        accumulator_type=function.get_accumulator_type(),
        name=function.__class__.__name__,
    )
