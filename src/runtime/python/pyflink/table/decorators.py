"""The decorators of pyflink.table.udf. Their overloads say what a call gives; the last definition is what runs."""

# Coroutine functions are functions, too: where both overloads take one, the first says what it becomes.
# pyright: reportOverlappingOverload=false

from __future__ import annotations

import functools
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, overload

from pyflink.table.function_classes import (
    AsyncScalarFunction,
    TableAggregateFunction,
)
from pyflink.table.function_wrappers import (
    AnyFunction,
    InputTypes,
    P,
    R,
    TypeLike,
    UserDefinedAggregateFunctionWrapper,
    UserDefinedAsyncScalarFunctionWrapper,
    UserDefinedScalarFunctionWrapper,
    UserDefinedTableFunctionWrapper,
)

if TYPE_CHECKING:
    from pyflink.table.decorator_types import (
        AggregateDecorator,
        Aggregating,
        AsyncEvaluating,
        Evaluating,
        ScalarDecorator,
        TableAggregateDecorator,
        TableAggregating,
        TableDecorator,
        Untold,
    )


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


@overload
def udf(
    f: None = None,
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> ScalarDecorator: ...


@overload
def udf(
    f: Callable[P, Untold] | Evaluating[P, Untold],
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> UserDefinedScalarFunctionWrapper[P, Any]: ...


@overload
def udf(
    f: Callable[P, Coroutine[Any, Any, R]] | AsyncEvaluating[P, R],
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> UserDefinedAsyncScalarFunctionWrapper[P, R]: ...


@overload
def udf(
    f: Callable[P, R] | Evaluating[P, R],
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> UserDefinedScalarFunctionWrapper[P, R]: ...
def udf(
    f: AnyFunction = None,
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


@overload
def udtf(
    f: None = None,
    input_types: InputTypes | None = None,
    result_types: InputTypes | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
) -> TableDecorator: ...


@overload
def udtf(
    f: Callable[P, R] | Evaluating[P, R],
    input_types: InputTypes | None = None,
    result_types: InputTypes | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
) -> UserDefinedTableFunctionWrapper[P, R]: ...
def udtf(
    f: AnyFunction = None,
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


@overload
def udaf(
    f: None = None,
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    accumulator_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> AggregateDecorator: ...


@overload
def udaf(
    f: Callable[P, R] | Aggregating[P, R],
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    accumulator_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> UserDefinedAggregateFunctionWrapper[P, R]: ...
def udaf(
    f: AnyFunction = None,
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


@overload
def udtaf(
    f: None = None,
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    accumulator_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> TableAggregateDecorator: ...


@overload
def udtaf(
    f: TableAggregating[P, R],
    input_types: InputTypes | None = None,
    result_type: TypeLike | None = None,
    accumulator_type: TypeLike | None = None,
    deterministic: bool | None = None,
    name: str | None = None,
    func_type: str = 'general',
) -> UserDefinedAggregateFunctionWrapper[P, R]: ...
def udtaf(
    f: AnyFunction = None,
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
    wrap: Callable[..., UserDefinedAggregateFunctionWrapper] = udtaf if is_table else udaf
    return wrap(
        function,
        result_type=function.get_result_type(),
        accumulator_type=function.get_accumulator_type(),
        name=function.__class__.__name__,
    )
