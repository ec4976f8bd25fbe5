"""Laws of aggregates: functions that keep them, and one that breaks each, with its smallest example."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from observed_aggregates import IMPORTS, SUM, Observed, aggregate
from slot import Slot, data_type

WriteUdf = Callable[..., Path]
Json = dict[str, Any]

ROWS = [('ab'[i % 2], i * 7 % 50 + 1) for i in range(40)]


def check(slot: Slot, file: Path, rows: list[Any] = ROWS, **more: Any) -> dict[str, Json]:
    run = Observed(slot, file, {'laws': {'keys': 10, 'rows': 100, 'seed': 1}}, **more)
    run.bundle(*rows)
    [told] = [each for each in run.end() if each['kind'] == 'laws']
    return {each['law']: each for each in told['results']}


def test_a_sum_keeps_all_laws(slot: Slot, write_udf: WriteUdf) -> None:
    results = check(slot, write_udf(aggregate(SUM)))
    assert {law: each['outcome'] for law, each in results.items()} == {
        law: 'held' for law in ('empty', 'merge', 'retract', 'independent', 'coder', 'order')
    }
    assert results['merge']['cases'] > 100


def test_methods_that_are_not_there_are_told_so(slot: Slot, write_udf: WriteUdf) -> None:
    methods = SUM.replace('def merge', 'def no_merge').replace('def retract', 'def no_retract')
    results = check(slot, write_udf(aggregate(methods)))
    assert (results['merge']['outcome'], results['retract']['outcome']) == ('absent', 'absent')


BROKEN: list[tuple[str, str, Json | None]] = [
    # A mean merged without its count.
    (
        'merge',
        SUM.replace('acc[0] += other[0]', 'acc[0] = max(acc[0], other[0])'),
        {'rows': [['1'], ['1']], 'numbers': [0, 1], 'expected': '2', 'actual': '1'},
    ),
    (
        'retract',
        SUM.replace('acc[0] -= v or 0', 'acc[0] -= abs(v) // 2'),
        {'rows': [['1'], ['0']], 'numbers': [1, 0], 'expected': '0', 'actual': '1'},
    ),
    (
        'independent',
        SUM.replace('        return [0]', '        return self.shared').replace(
            '    def create', '    shared = [0]\n\n    def create'
        ),
        None,
    ),
    (
        'coder',
        SUM.replace('return [0]', 'return [0, lambda: 0]'),
        {'rows': []},
    ),
]


@pytest.mark.parametrize(('law', 'methods', 'example'), BROKEN, ids=[law for law, _, _ in BROKEN])
def test_a_broken_law_has_its_smallest_example(
    slot: Slot, write_udf: WriteUdf, law: str, methods: str, example: Json | None
) -> None:
    result = check(slot, write_udf(aggregate(methods)))[law]
    assert result['outcome'] == 'broken'
    if example is not None:
        assert {name: result['example'][name] for name in example} == example


def test_an_empty_accumulator_that_does_not_bear_get_value(slot: Slot, write_udf: WriteUdf) -> None:
    result = check(slot, write_udf(aggregate(SUM.replace('return acc[0]', 'return 10 // acc[0]'))))['empty']
    assert result['outcome'] == 'broken'
    assert result['example']['error']['error_type'] == 'ZeroDivisionError'
    assert result['example']['error']['in'] == 'get_value'


def test_order_that_matters_is_told(slot: Slot, write_udf: WriteUdf) -> None:
    result = check(slot, write_udf(aggregate(SUM.replace('acc[0] += v or 0', 'acc[0] = v'))))['order']
    assert (result['outcome'], len(result['example']['rows'])) == ('broken', 2)


def test_sums_of_floats_are_equal_up_to_rounding(slot: Slot, write_udf: WriteUdf) -> None:
    columns = [('k', data_type('STRING')), ('v', data_type('DOUBLE'))]
    rows = [('a', 0.1 * i) for i in range(50)]
    methods = SUM.replace('return [0]', 'return [0.0]')
    results = check(slot, write_udf(aggregate(methods, 'DOUBLE', 'ARRAY<DOUBLE>')), rows, columns=columns)
    assert {each['outcome'] for each in results.values()} == {'held'}
    assert results['merge']['rounded'] is True


def test_a_view_that_refuses_its_elements(slot: Slot, write_udf: WriteUdf) -> None:
    code = aggregate(
        """
    def create_accumulator(self):
        return Row(ListView())

    def accumulate(self, acc, v):
        acc[0].add(v / 2)

    def get_value(self, acc):
        return int(2 * sum(acc[0].get()))
"""
    ).replace(
        "accumulator_type='ARRAY<BIGINT>'",
        "accumulator_type=DataTypes.ROW([DataTypes.FIELD('l', DataTypes.LIST_VIEW(DataTypes.BIGINT()))])",
    )
    result = check(slot, write_udf(code))['coder']
    assert result['outcome'] == 'broken'
    assert (result['example']['rows'], result['example']['numbers']) == ([['1']], [0])
    assert result['example']['cells'] == [['a', '1']]


def test_a_table_aggregate(slot: Slot, write_udf: WriteUdf) -> None:
    code = f"""{IMPORTS}

class F(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)
        acc.sort(reverse=True)
        del acc[2:]

    def merge(self, acc, others):
        for other in others:
            acc.extend(other)

    def emit_value(self, acc):
        for v in acc:
            yield Row(v)

f = udtaf(F(), result_type='ROW<v BIGINT>', accumulator_type='ARRAY<BIGINT>')
"""
    results = check(slot, write_udf(code), kind='table_aggregate')
    assert (results['order']['outcome'], results['coder']['outcome']) == ('held', 'held')
    assert len(results['merge']['example']['rows']) == 3


def test_rows_that_the_function_itself_refuses(slot: Slot, write_udf: WriteUdf) -> None:
    result = check(slot, write_udf(aggregate(SUM.replace('v or 0', '1 // (v - v)'))))['merge']
    assert (result['outcome'], result['cases']) == ('untried', 0)
    assert result['error']['error_type'] == 'ZeroDivisionError'
