"""The state microscope: what each call did to the accumulators of a key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable

from observed_aggregates import BIGINT, IMPORTS, STRING, SUM, Observed, aggregate, steps_of
from slot import Slot, data_type

from udf_worker.observing.kept_steps import MOST_FIRST, MOST_LAST, KeptSteps, Room

WriteUdf = Callable[..., Path]

ALL_KEYS = {'state': {'keys': None}}
COUNTS = aggregate(
    """
    def create_accumulator(self):
        return Row(None, 0)

    def accumulate(self, acc, v):
        acc[0][v] = (acc[0][v] or 0) + 1
        acc[1] += 1

    def get_value(self, acc):
        return acc[1]
""",
    accumulator='ROW<counts MAP_VIEW<BIGINT, BIGINT>, seen BIGINT>',
).replace(
    "accumulator_type='ROW<counts MAP_VIEW<BIGINT, BIGINT>, seen BIGINT>'",
    "accumulator_type=DataTypes.ROW([DataTypes.FIELD('counts', DataTypes.MAP_VIEW(DataTypes.BIGINT(),"
    " DataTypes.BIGINT())), DataTypes.FIELD('seen', DataTypes.BIGINT())])",
)


def test_every_call_is_told_with_its_row_and_what_it_left(slot: Slot, write_udf: WriteUdf) -> None:
    run = Observed(slot, write_udf(aggregate(SUM)), ALL_KEYS)
    run.bundle(('a', 3), ('b', 9), ('a', 4))
    run.bundle(('a', 5))
    reports = run.end()
    assert steps_of(reports) == [
        {'call': 'create_accumulator', 'bundle': 1, 'state': ['list', '0']},
        {'call': 'get_value', 'bundle': 1, 'value': '0'},
        {'call': 'accumulate', 'bundle': 1, 'row': 0, 'args': ['3'], 'state': ['list', '3']},
        {'call': 'accumulate', 'bundle': 1, 'row': 2, 'args': ['4'], 'state': ['list', '7']},
        {'call': 'get_value', 'bundle': 1, 'value': '7'},
        {'call': 'get_value', 'bundle': 2, 'value': '7'},
        {'call': 'accumulate', 'bundle': 2, 'row': 3, 'args': ['5'], 'state': ['list', '12']},
        {'call': 'get_value', 'bundle': 2, 'value': '12'},
    ]
    last = [each for each in reports if each['kind'] == 'state'][-1]
    assert last['groups'] == 2
    assert last['keys'][0] == {'key': ['a'], 'calls': 8, 'value': '"12"'}


def test_changes_of_a_map_view_are_told_by_entry(slot: Slot, write_udf: WriteUdf) -> None:
    run = Observed(slot, write_udf(COUNTS), ALL_KEYS)
    run.bundle(('a', 7), ('a', 7))
    reports = run.end()
    told = [(step['call'], step.get('state'), step.get('views')) for step in steps_of(reports)]
    view = ['counts', ['view', 'counts']]
    assert told == [
        ('create_accumulator', ['row', view, ['seen', '0']], None),
        ('get_value', None, None),
        ('accumulate', ['row', view, ['seen', '1']], [[0, 'put', '7', '1']]),
        ('accumulate', ['row', view, ['seen', '2']], [[0, 'put', '7', '2']]),
        ('get_value', None, None),
    ]
    assert reports[-2]['views'] == [{'name': 'counts', 'kind': 'map'}]


def test_only_the_keys_that_were_asked_for(slot: Slot, write_udf: WriteUdf) -> None:
    run = Observed(slot, write_udf(aggregate(SUM)), {'state': {'keys': [['b']]}})
    run.bundle(('a', 3), ('b', 9), ('c', 4))
    reports = run.end()
    last = [each for each in reports if each['kind'] == 'state'][-1]
    assert ([each['key'] for each in last['keys']], last['groups']) == ([['b']], 3)


def test_a_key_that_loses_its_rows_is_forgotten(slot: Slot, write_udf: WriteUdf) -> None:
    kinds = [('k', STRING), ('v', BIGINT), ('kind', STRING)]
    run = Observed(slot, write_udf(aggregate(SUM)), ALL_KEYS, columns=kinds, rowKinds=2)
    run.bundle(('a', 3, '+I'), ('a', 3, '-D'))
    calls = [(step['call'], step.get('row')) for step in steps_of(run.end())]
    assert calls == [
        ('create_accumulator', None),
        ('get_value', None),
        ('accumulate', 0),
        ('retract', 1),
        ('get_value', None),
        ('forget', None),
    ]


def test_the_call_that_failed_is_the_last_one(slot: Slot, write_udf: WriteUdf) -> None:
    run = Observed(slot, write_udf(aggregate(SUM.replace('v or 0', '1 // v'))), ALL_KEYS)
    error = run.bundle(('a', 1), ('a', 0))
    assert error is not None and error['facts']['row'] == 1
    slot_reports = [each for each in run.reports if each['kind'] == 'stateSteps']
    step = json.loads(slot_reports[0]['first'])[-1]
    assert (step['call'], step['row'], step['error'][:17]) == ('accumulate', 1, 'ZeroDivisionError')


def test_rows_of_emit_value(slot: Slot, write_udf: WriteUdf) -> None:
    code = f"""{IMPORTS}

class F(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)

    def emit_value(self, acc):
        for v in acc:
            yield Row(v)

f = udtaf(F(), result_type='ROW<v BIGINT>', accumulator_type='ARRAY<BIGINT>')
"""
    run = Observed(slot, write_udf(code), ALL_KEYS, kind='table_aggregate')
    run.bundle(('a', 1), ('a', 2))
    last = steps_of(run.end())[-1]
    assert (last['call'], last['value']) == ('emit_value', ['list', ['row', [None, '1']], ['row', [None, '2']]])


def test_a_run_gives_the_same_rows_when_it_is_looked_at(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(COUNTS)
    rows = [('ab'[i % 2], i % 3) for i in range(20)]
    given: list[Any] = []
    for observe in ({}, ALL_KEYS):
        run = Observed(slot, file, observe)
        slot.send_batch(run.types, list(zip(*rows)))
        slot.receive()
        given.append([frame.payload for frame in slot.end_bundle() if frame.kind not in (48, 121)][:-1])
        run.end()
    assert given[0] == given[1] and given[0]


def test_calls_between_the_first_and_the_last_are_added_up() -> None:
    kept = KeptSteps(Room(10**9), 1)
    count = MOST_FIRST + MOST_LAST + 500
    for number in range(count):
        kept.add({'call': 'accumulate', 'state': str(number), 'views': [[0, 'put', str(number % 7), str(number)]]})
    told = kept.told()
    assert (told['calls'], len(json.loads(told['first'])), len(json.loads(told['last']))) == (count, 5_000, 5_000)
    before = json.loads(told['before'])
    assert before['state'] == str(count - MOST_LAST - 1)
    assert sorted(before['views'][0]) == sorted(
        [str(number % 7), str(number)] for number in range(count - MOST_LAST - 7, count - MOST_LAST)
    )


def test_memory_is_bounded_for_all_keys_together() -> None:
    room = Room(10_000)
    keys = [KeptSteps(room, 0) for _ in range(3)]
    for number in range(2_000):
        for kept in keys:
            kept.add({'call': 'accumulate', 'state': str(number)})
    told = [kept.told() for kept in keys]
    assert sum(len(each['first']) + len(each['last']) for each in told) < 12_000
    for each in told:
        assert each['calls'] == 2_000
        last = json.loads(each['last'])
        assert (last[-1] if last else json.loads(each['before']))['state'] == '1999'


def test_keys_of_floats_are_found_by_their_cells(slot: Slot, write_udf: WriteUdf) -> None:
    columns = [('k', data_type('FLOAT')), ('v', BIGINT)]
    run = Observed(slot, write_udf(aggregate(SUM)), {'state': {'keys': [[1], [0.1], ['NaN']]}}, columns=columns)
    run.bundle((1.0, 3), (0.1, 9), (float('nan'), 4), (2.5, 1))
    last = [each for each in run.end() if each['kind'] == 'state'][-1]
    assert [each['key'] for each in last['keys']] == [[1.0], [0.1], ['NaN']]
