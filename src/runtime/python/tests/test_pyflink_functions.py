"""Decorators and factories accept and refuse what PyFlink's do, with its words."""

# Functions narrow `eval(*args)` to their own arguments: that is how PyFlink is used.
# pyright: reportIncompatibleMethodOverride=false

from __future__ import annotations

import functools
from typing import Any, cast

import pytest

from pyflink.common import Row as CommonRow
from pyflink.common.types import RowKind
from pyflink.table import DataTypes, ListView, MapView, Row
from pyflink.table.udf import (
    AggregateFunction,
    AsyncScalarFunction,
    FunctionContext,
    ScalarFunction,
    TableAggregateFunction,
    TableFunction,
    udaf,
    udf,
    udtaf,
    udtf,
)
from udf_worker.declared import kind_of
from udf_worker.metrics import CountingMetricGroup, Counts
from udf_worker.observing.metric_values import value_of


class Add(ScalarFunction):
    def eval(self, a: int, b: int) -> int:
        return a + b


class Unsure(ScalarFunction):
    def eval(self) -> int:
        return 1

    def is_deterministic(self) -> bool:
        return False


class Explode(TableFunction):
    def eval(self, n: int) -> Any:
        return range(n)


class Lookup(AsyncScalarFunction):
    async def eval(self, key: str) -> str:
        return key


class Sum(AggregateFunction[int, list[int]]):
    def create_accumulator(self) -> list[int]:
        return [0]

    def accumulate(self, accumulator: list[int], *args: Any) -> None:
        accumulator[0] += args[0]

    def get_value(self, accumulator: list[int]) -> int:
        return accumulator[0]

    def get_result_type(self) -> str:
        return 'BIGINT'

    def get_accumulator_type(self) -> str:
        return 'ARRAY<BIGINT>'


class Top(TableAggregateFunction[int, list[int]]):
    def create_accumulator(self) -> list[int]:
        return []

    def accumulate(self, accumulator: list[int], *args: Any) -> None:
        accumulator.append(args[0])

    def emit_value(self, accumulator: list[int]) -> list[int]:
        return accumulator


async def lookup(key: str) -> str:
    return key


def identity(x: Any) -> Any:
    return x


WRONG: Any = 3
WRONG_TYPES: Any = [1]


class Callable:
    def __call__(self, x: Any) -> Any:
        return x


@pytest.mark.parametrize(
    ('made', 'kind'),
    [
        (lambda: udf(identity, result_type='INT'), 'scalar'),
        (lambda: udf(identity, 'BIGINT', 'BIGINT'), 'scalar'),
        (lambda: udf(Add(), result_type=DataTypes.INT()), 'scalar'),
        (lambda: udf(Callable(), result_type='INT'), 'scalar'),
        (lambda: udf(functools.partial(identity, 1), result_type='INT'), 'scalar'),
        (lambda: udf(result_type='INT')(identity), 'scalar'),
        (lambda: udf(identity, result_type='INT', func_type='pandas'), 'pandas_scalar'),
        (lambda: udf(lookup, result_type='INT'), 'async_scalar'),
        (lambda: udf(Lookup(), result_type='INT'), 'async_scalar'),
        (lambda: udtf(Explode(), result_types='INT'), 'table'),
        (lambda: udtf(identity, result_types=['INT', 'STRING']), 'table'),
        (lambda: udaf(Sum()), 'aggregate'),
        (lambda: udaf(identity, result_type='FLOAT', func_type='pandas'), 'pandas_aggregate'),
        (lambda: udtaf(Top(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>'), 'table_aggregate'),
    ],
)
def test_every_kind_of_decorator_makes_a_function_of_its_kind(made: Any, kind: str) -> None:
    assert kind_of(made()) == kind


@pytest.mark.parametrize(
    ('made', 'error', 'text'),
    [
        (
            lambda: udf(Add, result_type='BIGINT'),
            TypeError,
            "Invalid function: not a function or callable (__call__ is not defined): <class 'abc.ABCMeta'>",
        ),
        (
            lambda: udf(WRONG, result_type='BIGINT'),
            TypeError,
            "Invalid function: not a function or callable (__call__ is not defined): <class 'int'>",
        ),
        (lambda: udf(identity), TypeError, 'Invalid returnType: returnType should be DataType or str but is None'),
        (
            lambda: udf(identity, WRONG_TYPES, 'INT'),
            TypeError,
            'Invalid input_type: input_type should be DataType or str but contains 1',
        ),
        (
            lambda: udf(identity, result_type='INT', func_type='arrow'),
            ValueError,
            "The func_type must be one of 'general, pandas', got arrow.",
        ),
        (
            lambda: udf(Unsure(), result_type='INT', deterministic=True),
            ValueError,
            'Inconsistent deterministic: True and False',
        ),
        (
            lambda: udf(lookup, result_type='INT', func_type='pandas'),
            ValueError,
            'Async scalar functions do not support pandas func_type. '
            "Please use func_type='general' (default) for async functions.",
        ),
        (
            lambda: udtf(identity, result_types=WRONG_TYPES),
            TypeError,
            'Invalid result_type: result_type should be DataType or str but contains 1',
        ),
        (
            lambda: udaf(identity, result_type=DataTypes.MAP(DataTypes.INT(), DataTypes.INT()), func_type='pandas'),
            TypeError,
            "Invalid returnType: Pandas UDAF doesn't support DataType type MAP currently",
        ),
        (
            lambda: udaf(Sum(), result_type=DataTypes.INT()),
            TypeError,
            'result_type and accumulator_type should be DataType or str at the same time.',
        ),
        (lambda: udtaf(Top(), func_type='pandas'), ValueError, "The func_type must be 'general', got pandas."),
        (lambda: udtaf(Top(), result_type='INT'), RuntimeError, 'Method get_accumulator_type is not implemented'),
        (lambda: Sum().retract([0], 1), RuntimeError, 'Method retract is not implemented'),
    ],
)
def test_wrong_declarations_are_refused_in_pyflinks_words(made: Any, error: type[Exception], text: str) -> None:
    with pytest.raises(error) as caught:
        made()
    assert str(caught.value) == text


def test_old_parameters_of_udf_are_unknown() -> None:
    with pytest.raises(TypeError, match='udf_type'):
        udf(identity, result_type='INT', udf_type='pandas')  # pyright: ignore[reportCallIssue]


def test_rows_have_positions_and_names() -> None:
    assert CommonRow is Row
    named = Row(a=1, b=Row(c='x'))
    assert (named[0], named['a'], named.a, len(named), 'a' in named, next(iter(named))) == (1, 1, 1, 2, True, 1)
    assert named.as_dict(True) == {'a': 1, 'b': {'c': 'x'}}
    assert repr(named) == "Row(a=1, b=Row(c='x'))"
    assert Row('a', 'b')(1, 2) == Row(a=1, b=2)
    assert Row(b=2, a=1) == Row(a=1, b=2)
    assert repr(Row(1, 'x')) == "<Row(1, 'x')>"
    named['a'] = 5
    assert named.a == 5
    with pytest.raises(AttributeError):
        named.a = 1
    with pytest.raises(Exception, match=r"Field names \['z'\] not exist in \['a', 'b'\]\."):
        named.get_fields_by_names(['a', 'z'])
    assert str(Row.of_kind(RowKind.DELETE, 1).get_row_kind()) == '-D'


def test_views_are_lists_and_dicts() -> None:
    numbers: ListView[int] = ListView()
    numbers.add(1)
    numbers.add_all([2, 3])
    assert list(numbers) == [1, 2, 3]
    named: MapView[str, int] = MapView()
    named['a'] = 1
    named.put_all({'b': 2})
    assert ('a' in named, dict(named.items()), named.is_empty()) == (True, {'a': 1, 'b': 2}, False)
    with pytest.raises(KeyError):
        named.get('z')


def told(group: CountingMetricGroup) -> dict[str, Any]:
    return {name: value_of(metric) for _, name, metric in group.each()}


def test_metrics_really_count() -> None:
    group = CountingMetricGroup()
    context = FunctionContext(group, {'my.key': 'hello'})
    calls = context.get_metric_group().add_group('grp').counter('calls')
    calls.inc()
    calls.inc(3)
    calls.dec()
    context.get_metric_group().gauge('size', lambda: 7)
    context.get_metric_group().distribution('length').update(4)
    context.get_metric_group().meter('events').mark_event(5)
    assert told(group) == {}
    group.end_bundle()
    assert told(group) == {
        'events': {'type': 'meter', 'count': '5', 'rate': 0.0, 'spanSeconds': 60},
        'length': {'type': 'distribution', 'count': '1', 'sum': '4', 'min': '4', 'max': '4'},
        'size': {'type': 'gauge', 'value': '7'},
        'calls': {'type': 'counter', 'count': '3'},
    }
    assert group.add_group('grp').counter('calls') is calls
    assert context.get_job_parameter('my.key', '') == 'hello'
    assert context.get_job_parameter('other', 'default') == 'default'


def test_counts_are_read_within_a_bundle_and_begin_again_with_the_next() -> None:
    counts = Counts(readable=False)
    group = CountingMetricGroup(counts)
    calls, events = group.add_group('grp').counter('calls'), group.meter('events')
    with pytest.raises(AttributeError, match="'NoneType' object has no attribute 'get_counter'"):
        calls.get_count()
    counts.readable = True
    calls.inc(2)
    calls.inc(None)
    events.mark_event(4)
    assert (calls.get_count(), events.get_count()) == (3, 4)
    group.end_bundle()
    calls.inc()
    assert (calls.get_count(), events.get_count()) == (1, 0)
    group.end_bundle()
    assert told(group)['calls']['count'] == '4'


def test_gauges_are_asked_at_the_end_of_a_bundle() -> None:
    group = CountingMetricGroup()
    group.gauge('size', lambda: 7)
    group.end_bundle()
    group.add_group('grp').gauge('text', lambda: cast(Any, 'x'))
    with pytest.raises(ValueError, match='invalid literal'):
        group.end_bundle()


def test_without_metrics_the_group_is_refused_in_flinks_words() -> None:
    with pytest.raises(
        RuntimeError, match=r"Metric has not been enabled\. You can enable metric with the 'python.metric.enabled'"
    ):
        FunctionContext(None, {}).get_metric_group()
