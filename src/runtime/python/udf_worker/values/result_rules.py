"""How single results of one declared type leave a function."""

from __future__ import annotations

from typing import Any, Callable, NamedTuple

from udf_worker.errors import WorkbenchError
from udf_worker.values.layout import TIMESTAMP_KINDS, TypeJson
from udf_worker.values.notes import Notes
from udf_worker.values.process_results import process_converter
from udf_worker.values.type_sql import type_sql


class ResultRule(NamedTuple):
    convert: Callable[[Any], Any]
    """One result that is not None to its raw value (None where Flink makes it NULL); raises what Flink raises."""

    exact_types: frozenset[type] | None
    """Where set, the fast way is open only to a list whose values are of exactly these types."""

    null_error: Callable[[], Exception] | None
    """Makes the exception of a None result where Flink cannot carry NULL; None where it can."""


class UnseenOverflow(Exception):
    """Thread mode, an integer beyond 64 bits: Java gets NULL, and nobody looks at the exception that Python keeps.

    What Python does next fails because of it.
    """

    def __init__(self) -> None:
        super().__init__('int too big to convert')

    def seen_by_close(self) -> Exception:
        """There was no further row."""
        return AttributeError("'ScalarFunctionOperation' object has no attribute 'close'")

    def seen_by(self, called: str) -> Exception:
        """`called` is what Flink's own code calls first for the next row."""
        return SystemError(f'{called} returned a result with an exception set')

    def seen_at_once(self) -> Exception:
        return OverflowError(*self.args)


class Refusal(NamedTuple):
    """The first result that Flink would not take."""

    row: int
    """Counted from the column's first row."""
    problem: Exception
    value: Any
    """What was refused: the result itself, or the part of it that `path` leads to."""
    declared: TypeJson
    """The declared type of that part."""
    path: str = ''
    """Where inside the result: `[2]`, `.name`, `key`, `['k']`; empty for the result itself."""


class ResultRules(NamedTuple):
    """How results are converted."""

    mode: str
    zone: str
    notes: Notes
    container: str = ''
    """Kind of the type that holds the values: '' for results themselves, else ARRAY, MAP or ROW."""
    is_key: bool = False

    def inside(self, container: str) -> ResultRules:
        return self._replace(container=container, is_key=False)

    @property
    def thread(self) -> bool:
        return self.mode == 'thread'

    def of(self, data_type: TypeJson) -> ResultRule:
        """The rule of a type that holds no other."""
        if self.thread:
            from udf_worker.values.thread_results import thread_rule

            rule = thread_rule(data_type, self.container, self.notes)
            return rule._replace(convert=in_arrow_range(data_type, rule.convert))
        convert = in_arrow_range(data_type, process_converter(data_type, self.notes))
        # A coder of keys is given None as any other value.
        return ResultRule(convert, None, (lambda: refusal_of_none(convert)) if self.is_key else None)


def refusal_of_none(convert: Callable[[Any], Any]) -> Exception:
    try:
        convert(None)
    except Exception as problem:
        return problem
    return TypeError('NULL is no key of a MAP')


def in_arrow_range(data_type: TypeJson, convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Arrow counts timestamps of more than 6 digits in nanoseconds, which end in the years 1677 and 2262."""
    if data_type['kind'] not in TIMESTAMP_KINDS or data_type['precision'] <= 6:
        return convert

    def checked(value: Any) -> int:
        micros: int = convert(value)
        if -(1 << 63) <= micros * 1000 < 1 << 63:
            return micros
        declared = type_sql(data_type)
        raise WorkbenchError(
            'RESULT_TYPE',
            'run',
            f'{value!r} is outside of the years 1677 to 2262, which is as far as {declared} is kept here.',
            {'declaredType': declared},
            hint='Declare a precision of at most 6: Python has no more digits.',
        )

    return checked
