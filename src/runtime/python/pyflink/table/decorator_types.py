"""What the decorators take and give, for type checkers and editors; never imported by what runs."""

# Coroutine functions are functions, too: where both overloads take one, the first says what it becomes.
# pyright: reportOverlappingOverload=false
# Type checkers know typing_extensions, installed or not.
# pyright: reportMissingModuleSource=false

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Protocol, final, overload

from typing_extensions import ParamSpec, TypeVar

from pyflink.table.function_wrappers import (
    UserDefinedAggregateFunctionWrapper,
    UserDefinedAsyncScalarFunctionWrapper,
    UserDefinedScalarFunctionWrapper,
    UserDefinedTableFunctionWrapper,
)

P = ParamSpec('P')
R = TypeVar('R')
R_co = TypeVar('R_co', covariant=True)


@final
class Untold:
    """Nothing is of this type but what is not known. Without it a function that does not say what it returns would be
    taken for a coroutine function, whose overload has to come before that of all functions."""


class Evaluating(Protocol[P, R_co]):
    """An object that is called by its `eval`."""

    def eval(self, *args: P.args, **kwargs: P.kwargs) -> R_co: ...


class AsyncEvaluating(Protocol[P, R_co]):
    """An object whose `eval` is awaited."""

    def eval(self, *args: P.args, **kwargs: P.kwargs) -> Coroutine[Any, Any, R_co]: ...


class Aggregating(Protocol[P, R_co]):
    """An aggregate function: a call has the arguments of `accumulate` behind the accumulator."""

    def accumulate(self, accumulator: Any, /, *args: P.args, **kwargs: P.kwargs) -> Any: ...

    def get_value(self, accumulator: Any, /) -> R_co: ...


class TableAggregating(Protocol[P, R_co]):
    """A table aggregate function."""

    def accumulate(self, accumulator: Any, /, *args: P.args, **kwargs: P.kwargs) -> Any: ...

    def emit_value(self, accumulator: Any, /) -> Iterable[R_co] | None: ...


class ScalarDecorator(Protocol):
    """What `@udf(…)` does to the function below it."""

    @overload
    def __call__(
        self, f: Callable[P, Untold] | Evaluating[P, Untold], /
    ) -> UserDefinedScalarFunctionWrapper[P, Any]: ...

    @overload
    def __call__(
        self, f: Callable[P, Coroutine[Any, Any, R]] | AsyncEvaluating[P, R], /
    ) -> UserDefinedAsyncScalarFunctionWrapper[P, R]: ...

    @overload
    def __call__(self, f: Callable[P, R] | Evaluating[P, R], /) -> UserDefinedScalarFunctionWrapper[P, R]: ...


class TableDecorator(Protocol):
    """What `@udtf(…)` does to the function below it."""

    def __call__(self, f: Callable[P, R] | Evaluating[P, R], /) -> UserDefinedTableFunctionWrapper[P, R]: ...


class AggregateDecorator(Protocol):
    """What `@udaf(…)` does to the function below it."""

    def __call__(self, f: Callable[P, R] | Aggregating[P, R], /) -> UserDefinedAggregateFunctionWrapper[P, R]: ...


class TableAggregateDecorator(Protocol):
    """What `udtaf(…)` makes of a function it is given later."""

    def __call__(self, f: TableAggregating[P, R], /) -> UserDefinedAggregateFunctionWrapper[P, R]: ...
