"""What the decorators of pyflink.table.udf make of a function."""

# Type checkers know typing_extensions, installed or not.
# pyright: reportMissingModuleSource=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Union

from pyflink.table.function_classes import (
    DelegatingAsyncScalarFunction,
    DelegatingPandasAggregateFunction,
    DelegatingScalarFunction,
    DelegationTableFunction,
    UserDefinedFunction,
)
from pyflink.table.type_classes import DataType, MapType, RowType

if TYPE_CHECKING:
    from typing_extensions import ParamSpec, TypeVar

    from pyflink.table.expression import Expression

    P = ParamSpec('P', default=...)
    R = TypeVar('R', default=Any, covariant=True)
else:
    # Python 3.9 has no ParamSpec, and nothing reads these but type checkers.
    from typing import TypeVar

    P = TypeVar('P')
    R = TypeVar('R')

TypeLike = Union[DataType, str]
InputTypes = Union[list[DataType], DataType, str, list[str]]
AnyFunction = Any


class UserDefinedFunctionWrapper(Generic[P, R]):
    """A function with its declared types. Calling it makes an expression, it does not run the function.

    P and R are the function's own parameters and result: what a type checker holds a call against, and what an editor
    shows of it.
    """

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

    if TYPE_CHECKING:
        # Flink takes no arguments by name; there is no way to say that of another function's parameters.
        def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Expression[R]: ...

    else:

        def __call__(self, *args: Any) -> Any:
            from pyflink.table import expressions

            return expressions.call(self, *args)

    def alias(self, *alias_names: str) -> UserDefinedFunctionWrapper[P, R]:
        self._alias_names = alias_names
        return self

    def _set_takes_row_as_input(self) -> UserDefinedFunctionWrapper[P, R]:
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


class ResultTypeWrapper(UserDefinedFunctionWrapper[P, R]):
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


class UserDefinedScalarFunctionWrapper(ResultTypeWrapper[P, R]):
    """Made by udf()."""

    def _create_delegate_function(self) -> UserDefinedFunction:
        return DelegatingScalarFunction(self._func)


class UserDefinedAsyncScalarFunctionWrapper(ResultTypeWrapper[P, R]):
    """Made by udf() of a coroutine function."""

    def _create_delegate_function(self) -> UserDefinedFunction:
        return DelegatingAsyncScalarFunction(self._func)


class UserDefinedTableFunctionWrapper(UserDefinedFunctionWrapper[P, R]):
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


class UserDefinedAggregateFunctionWrapper(UserDefinedFunctionWrapper[P, R]):
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
