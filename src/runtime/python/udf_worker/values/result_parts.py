"""What ARRAY, MAP and ROW results hold, taken out of the objects a function returned as Flink takes it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable, NamedTuple

from pyflink.common.types import Row
from udf_worker.errors import WorkbenchError
from udf_worker.values.c_arithmetic import c_type_name
from udf_worker.values.java import NULL_UNBOXING_OUT, null_pointer_exception
from udf_worker.values.layout import TypeJson
from udf_worker.values.result_rules import ResultRules
from udf_worker.values.type_sql import type_sql


class Missing:
    """A field that no row of thread mode gave a value."""


class Parts(NamedTuple):
    columns: list[list[Any]]
    """ARRAY: a list of elements for each row. MAP: lists of keys, and lists of values. ROW: a column for each field."""
    rows: int
    nulls: list[int]
    problem: Exception | None
    """Why the row after the last one has no parts."""


MISSING = Missing()
PartsOf = Callable[[list[Any]], Parts]
Take = Callable[[Any], Sequence[Any]]


def parts_rule(data_type: TypeJson, rules: ResultRules) -> PartsOf:
    kind: str = data_type['kind']
    if kind == 'ARRAY':
        return array_parts(thread_elements, none_is_not_iterable) if rules.thread else array_parts(list_itself, None)
    if kind == 'MAP':
        return map_parts(map_null if rules.thread else None)
    return row_parts(data_type, rules.thread)


def array_parts(take: Take, null_error: Callable[[], Exception] | None) -> PartsOf:
    def parts_of(values: list[Any]) -> Parts:
        if {list}.issuperset(map(type, values)):
            return Parts([values], len(values), [], None)
        lists: list[Any] = []
        nulls: list[int] = []
        try:
            for row, value in enumerate(values):
                if value is not None:
                    lists.append(take(value))
                elif null_error is None:
                    lists.append(())
                    nulls.append(row)
                else:
                    raise null_error()
        except Exception as problem:
            return Parts([lists], len(lists), nulls, problem)
        return Parts([lists], len(lists), nulls, None)

    return parts_of


def list_itself(value: Any) -> Sequence[Any]:
    """Flink's coder takes nothing but a list, not even a kind of one."""
    elements: list[Any] = value
    if type(value) is not list:
        raise TypeError(f'Expected list, got {c_type_name(value)}')
    return elements


def thread_elements(value: Any) -> Sequence[Any]:
    """Thread mode takes whatever can be iterated."""
    elements: tuple[Any, ...] = value
    return elements if type(value) is tuple else list(elements)


def none_is_not_iterable() -> Exception:
    return TypeError("'NoneType' object is not iterable")


def map_null() -> Exception:
    return null_pointer_exception(NULL_UNBOXING_OUT['MAP'])


KEYS_OF: Callable[[Any], list[Any]] = list
CONTENTS_OF: Callable[[Any], Any] = dict[Any, Any].values


def map_parts(null_error: Callable[[], Exception] | None) -> PartsOf:
    def parts_of(values: list[Any]) -> Parts:
        if {dict}.issuperset(map(type, values)):
            return Parts([list(map(KEYS_OF, values)), list(map(list, map(CONTENTS_OF, values)))], len(values), [], None)
        keys: list[list[Any]] = []
        contents: list[list[Any]] = []
        nulls: list[int] = []
        try:
            for row, value in enumerate(values):
                if value is not None:
                    pairs = map_pairs(value)
                elif null_error is None:
                    pairs = []
                    nulls.append(row)
                else:
                    raise null_error()
                keys.append([key for key, _ in pairs])
                contents.append([content for _, content in pairs])
        except Exception as problem:
            return Parts([keys, contents], len(contents), nulls, problem)
        return Parts([keys, contents], len(contents), nulls, None)

    return parts_of


def map_pairs(value: Any) -> list[tuple[Any, Any]]:
    """Of anything that has a length and items."""
    len(value)
    return [(key, content) for key, content in value.items()]


def row_parts(data_type: TypeJson, thread: bool) -> PartsOf:
    names: list[str] = [field['name'] for field in data_type['fields']]
    take = thread_fields(len(names)) if thread else process_fields(data_type, names)
    nothing = [None] * len(names)

    def parts_of(values: list[Any]) -> Parts:
        taken: list[Sequence[Any]] = []
        nulls: list[int] = []
        problem: Exception | None = None
        try:
            for row, value in enumerate(values):
                if value is not None:
                    taken.append(take(value))
                elif thread:
                    raise null_pointer_exception(NULL_UNBOXING_OUT['ROW'])
                else:
                    taken.append(nothing)
                    nulls.append(row)
        except Exception as told:
            problem = told
        columns: list[list[Any]] = list(map(list, zip(*taken))) if taken else [[] for _ in names]
        return Parts(columns, len(taken), nulls, problem)

    return parts_of


NO_MEMBERS: dict[str, Any] = {}


def process_fields(data_type: TypeJson, names: list[str]) -> Take:
    """By name where the row has names, by position where it has none; what is too much is left out."""
    wanted = len(names)

    def take(value: Any) -> Sequence[Any]:
        members: dict[str, Any] = value.__dict__ if type(value) is Row else NO_MEMBERS
        if members and members.get('_fields', names) == names:
            fields: list[Any] = members['_values']
        else:
            fields = value.get_fields_by_names(names)
            value.get_row_kind().value  # noqa: B018 (Flink's coder asks for it too)
        if len(fields) == wanted:
            return fields
        if len(fields) < wanted:
            raise too_few_values(data_type, len(fields))
        return fields[:wanted]

    return take


def thread_fields(wanted: int) -> Take:
    """By position, whatever the names. What is missing is what the row before had: Java's row is used again."""
    reused: list[Any] = [MISSING] * wanted

    def take(value: Any) -> Sequence[Any]:
        fields: list[Any] = value._values
        value.get_row_kind().value  # noqa: B018
        if len(fields) > wanted:
            raise IndexError('list index out of range')
        reused[: len(fields)] = fields
        return tuple(reused)

    return take


def too_few_values(data_type: TypeJson, given: int) -> WorkbenchError:
    wanted = len(data_type['fields'])
    return WorkbenchError(
        'RESULT_TYPE',
        'run',
        f'The Row has {given} values, {type_sql(data_type)} has {wanted} fields. Flink 2.3 reads on behind the values'
        ' and its Python worker crashes (SIGSEGV).',
        {'values': given, 'fields': wanted},
        hint=f'Give the Row {wanted} values; write None for NULL.',
    )
