"""A tree of pandas functions called on Series: the inner ones' results go to the outer ones as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from udf_worker.execute.calls import BoundCall, CallArgument, ConstantArgument
from udf_worker.execute.pandas_series import pd


class CallFailed(Exception):
    """A function of the tree raised, or returned what Flink asserts that it must not."""

    def __init__(
        self,
        call: BoundCall,
        problem: BaseException,
        code: str,
        values: list[Any],
        result: Any,
        facts: dict[str, Any] | None = None,
    ) -> None:
        """`code`: UDF_EXCEPTION, or another one where the function came to its end with `result`. `values`: what it was
        called with; `facts` where those are known of a row.
        """
        super().__init__(code)
        self.call = call
        self.problem = problem
        self.code = code
        self.values = values
        self.result = result
        self.facts = facts


def call_series(call: BoundCall, series: Sequence[Any]) -> Any:
    """The outermost function's result. `series` by the position of their columns. Raises CallFailed."""
    return checked(call, argument_values(call, series))


def argument_values(call: BoundCall, series: Sequence[Any]) -> list[Any]:
    """In call order: Series, constants as plain values, results of inner calls."""
    values: list[Any] = []
    for argument in call.arguments:
        if isinstance(argument, CallArgument):
            values.append(call_series(argument.call, series))
        elif isinstance(argument, ConstantArgument):
            values.append(argument.value)
        else:
            values.append(series[argument.index])
    return values


def called(call: BoundCall, values: list[Any]) -> Any:
    """Raises CallFailed."""
    try:
        return call.loaded.call(*values)
    except BaseException as problem:
        raise CallFailed(call, problem, 'UDF_EXCEPTION', values, None) from problem


def checked(call: BoundCall, values: list[Any]) -> Any:
    """Calls a scalar function. Flink checks what plain functions return, not what `eval` of an object does.

    Raises CallFailed.
    """
    result = called(call, values)
    if call.loaded.is_plain_function:
        try:
            check_result(call.loaded.call, result, tuple(values))
        except Exception as problem:
            raise CallFailed(call, problem, 'RESULT_LENGTH', values, result) from problem
    return result


def check_result(function: Callable[..., Any], result: Any, values: tuple[Any, ...]) -> None:
    """Flink's assertions on plain functions, in its words.

    The length is compared with the first argument's, whatever that is, and where there is none a tuple says so. Only a
    failing assertion asks the function for its name, which partials have not.
    """
    if type(result) is not pd.Series and type(result) is not pd.DataFrame:
        name = named(function).__name__
        raise AssertionError(
            f"The result type of Pandas UDF '{name}' must be pandas.Series or pandas.DataFrame, got {type(result)}"
        )
    if len(result) != len(values[0]):
        name = named(function).__name__
        raise AssertionError(
            f"The result length '{len(result)}' of Pandas UDF '{name}' is not equal to the input length"
            f" '{len(values[0])}'"
        )


def named(function: Any) -> Any:
    return function
