"""A real worker process with general aggregates and table aggregates: groups, bundles, changes, state and errors."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Callable

import pytest
from slot import Received, Slot, data_type, result_values

from udf_worker.protocol import NO_SEQUENCE, FrameKind
from udf_worker.types import TypeJson

WriteUdf = Callable[..., Path]
Json = dict[str, Any]

BIGINT = data_type('BIGINT')
DOUBLE = data_type('DOUBLE')
STRING = data_type('STRING')
LONGS = data_type('ARRAY', element=BIGINT)

IMPORTS = """
from pyflink.common import Row
from pyflink.table import AggregateFunction, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf
"""
KEYED = [('k', STRING), ('v', BIGINT)]


class Pass:
    """One function open in a worker: bundles in, rows out."""

    def __init__(
        self, slot: Slot, file: Path, columns: list[tuple[str, TypeJson]], results: list[TypeJson], **more: Any
    ):
        self.slot = slot
        self.types = [each for _, each in columns]
        names = [name for name, _ in columns]
        group_by: list[str] = more.pop('group_by', ['k'])
        args: list[str] = more.pop('args', ['v'])
        order = {
            'kind': 'aggregate',
            'runtime': 'streaming',
            'changelog': True,
            'columns': [{'name': name, 'type': each} for name, each in columns],
            'groupBy': [names.index(name) for name in group_by],
            'args': [{'kind': 'column', 'index': names.index(name)} for name in args],
            **more,
        }
        self.opened = slot.open(file, 'f', self.types, **order)
        assert self.opened.kind == FrameKind.OPENED, self.opened
        keys = [self.types[names.index(name)] for name in group_by]
        self.output = [*([STRING] if order['changelog'] else []), *keys, *results]

    def bundle(self, *rows: Any) -> Any:
        """The rows that the bundle's end gave, or the error."""
        if rows:
            self.slot.send_batch(self.types, list(zip(*rows)))
            answer = self.slot.receive()
            if answer.kind == FrameKind.ERROR:
                return answer.json
            assert (answer.kind, answer.rows) == (FrameKind.BATCH_RESULT, 0)
        return self.rows(self.slot.end_bundle())

    def finish(self) -> Any:
        return self.rows(self.slot.finish())

    def rows(self, frames: list[Received]) -> Any:
        if frames[-1].kind == FrameKind.ERROR:
            assert frames[-1].sequence == NO_SEQUENCE
            return frames[-1].json
        parts = [result_values(frame, self.output) for frame in frames[:-1]]
        assert all(frame.sequence == NO_SEQUENCE for frame in frames[:-1])
        return [row for part in parts for row in zip(*part)]


def aggregate(methods: str, declared: str) -> str:
    """A file with an AggregateFunction `f`."""
    return f'{IMPORTS}\n\nclass F(AggregateFunction):\n{methods}\n\n\nf = udaf(F(), {declared})\n'


SUM = aggregate(
    """
    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        acc[0] += v or 0

    def get_value(self, acc):
        return acc[0]
""",
    "result_type='BIGINT', accumulator_type='ARRAY<BIGINT>'",
)
RETRACTING_SUM = SUM.replace(
    '    def get_value', '    def retract(self, acc, v):\n        acc[0] -= v\n\n    def get_value'
)
COLLECT = aggregate(
    """
    def create_accumulator(self):
        return []

    def accumulate(self, acc, *args):
        acc.append(args)

    def get_value(self, acc):
        return repr(acc)
""",
    "result_type='STRING', accumulator_type='ARRAY<STRING>'",
)


def listed(value: str = 'repr(list(acc[0]))', element: str = 'BIGINT', accumulate: str = 'acc[0].add(v)') -> str:
    return aggregate(
        f"""
    def create_accumulator(self):
        return Row(ListView(), 0)

    def accumulate(self, acc, v):
        acc[1] += 1
        {accumulate}

    def get_value(self, acc):
        return {value}
""",
        'result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD("l",'
        f' DataTypes.LIST_VIEW(DataTypes.{element}())), DataTypes.FIELD("n", DataTypes.BIGINT())])',
    )


def mapped(accumulate: str, value: str = 'repr(list(acc[0].items()))') -> str:
    return aggregate(
        f"""
    def create_accumulator(self):
        return Row(MapView())

    def accumulate(self, acc, v):
        {accumulate}

    def get_value(self, acc):
        return {value}
""",
        'result_type=DataTypes.STRING(), accumulator_type=DataTypes.ROW([DataTypes.FIELD("m",'
        ' DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT()))])',
    )


# --- groups, bundles, changes


def test_each_group_of_a_bundle_changes_once_and_null_is_a_group(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(SUM), KEYED, [BIGINT])
    assert run.bundle(('a', 1), (None, 5), ('a', 2)) == [('+I', 'a', 3), ('+I', None, 5)]
    assert run.bundle((None, 1), ('b', 7), ('a', None)) == [('-U', None, 5), ('+U', None, 6), ('+I', 'b', 7)]
    assert run.finish() == []


def test_final_rows_come_at_the_end_and_the_next_pass_begins_anew(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(SUM), KEYED, [BIGINT], changelog=False)
    for _ in range(2):
        assert run.bundle(('b', 1), ('a', 5)) == []
        assert run.bundle(('b', 2)) == []
        assert run.finish() == [('b', 3), ('a', 5)]
    assert run.finish() == []


def test_groups_by_several_columns_or_by_none(slot: Slot, write_udf: WriteUdf) -> None:
    columns = [('k', STRING), ('j', BIGINT), ('v', BIGINT)]
    rows = [('a', 1, 1), ('a', None, 2), ('a', 1, 4), (None, None, 8)]
    run = Pass(slot, write_udf(SUM), columns, [BIGINT], group_by=['k', 'j'], changelog=False)
    run.bundle(*rows)
    assert run.finish() == [('a', 1, 5), ('a', None, 2), (None, None, 8)]
    run = Pass(slot, write_udf(SUM), columns, [BIGINT], group_by=[])
    assert run.bundle(*rows) == [('+I', 15)]
    assert run.bundle(*rows) == [('-U', 15), ('+U', 30)]


def test_without_input_there_is_no_row_even_without_groups(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(SUM), KEYED, [BIGINT], group_by=[], changelog=False)
    assert run.bundle() == []
    assert run.finish() == []


def test_the_result_is_asked_before_and_after_the_rows_of_a_bundle(slot: Slot, write_udf: WriteUdf) -> None:
    code = aggregate(
        """
    def create_accumulator(self):
        return ['create']

    def accumulate(self, acc, v):
        acc.append('accumulate')

    def get_value(self, acc):
        acc.append('get')
        return ' '.join(acc)
""",
        "result_type='STRING', accumulator_type='ARRAY<STRING>'",
    )
    run = Pass(slot, write_udf(code), KEYED, [STRING])
    assert run.bundle(('a', 1), ('a', 2)) == [('+I', 'a', 'create get accumulate accumulate get')]


def test_floats_are_grouped_by_their_bits_between_bundles(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(SUM), [('k', DOUBLE), ('v', BIGINT)], [BIGINT], changelog=False)
    run.bundle((math.nan, 1), (0.0, 1), (math.nan, 2), (-0.0, 2))
    run.bundle((math.nan, 4), (1.5, 1))
    run.bundle((-0.0, 4))
    finals = run.finish()
    assert [(str(key), value) for key, value in finals] == [('nan', 7), ('0.0', 3), ('1.5', 1), ('-0.0', 4)]


def test_a_result_that_is_the_accumulator_itself_never_differs_from_itself(slot: Slot, write_udf: WriteUdf) -> None:
    code = COLLECT.replace('acc.append(args)', 'acc.append(args[0])').replace('return repr(acc)', 'return acc')
    code = code.replace("result_type='STRING'", "result_type='ARRAY<BIGINT>'")
    run = Pass(slot, write_udf(code), KEYED, [LONGS])
    assert run.bundle(('a', 1)) == [('+I', 'a', [1])]
    assert run.bundle(('a', 2)) == []
    run = Pass(slot, write_udf(code), KEYED, [LONGS], changelog=False)
    run.bundle(('a', 1))
    run.bundle(('a', 2))
    assert run.finish() == [('a', [1])]


def test_distinct_arguments_are_accumulated_once_null_too(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(COLLECT), KEYED, [STRING], distinct=True, changelog=False)
    run.bundle(('a', 1), ('a', 1), ('a', None), ('b', 1))
    run.bundle(('a', None), ('a', 2), ('a', 1))
    assert run.finish() == [('a', '[(1,), (None,), (2,)]'), ('b', '[(1,)]')]


def test_arguments_are_columns_and_constants_in_the_order_of_the_call(slot: Slot, write_udf: WriteUdf) -> None:
    args = [
        {'kind': 'column', 'index': 1},
        {'kind': 'constant', 'type': data_type('DECIMAL', precision=20, scale=4), 'value': '1.50'},
        {'kind': 'constant', 'type': data_type('TIMESTAMP', precision=6), 'value': '2024-02-29T01:02:03.456789'},
        {'kind': 'column', 'index': 0},
    ]
    file = write_udf(COLLECT)
    names = [{'name': name, 'type': each} for name, each in KEYED]
    more = {'kind': 'aggregate', 'changelog': True, 'columns': names, 'groupBy': [0], 'args': args}
    assert slot.open(file, 'f', [STRING, BIGINT], **more).kind == FrameKind.OPENED
    slot.send_batch([STRING, BIGINT], [['a'], [7]])
    slot.receive()
    changes, _ = slot.end_bundle()
    # A constant is a column here: all digits of its type.
    expected = "[(7, Decimal('1.5000'), datetime.datetime(2024, 2, 29, 1, 2, 3, 456789), 'a')]"
    assert result_values(changes, [STRING, STRING, STRING])[2] == [expected]


def test_a_chained_call_is_converted_by_its_result_type(slot: Slot, write_udf: WriteUdf) -> None:
    code = COLLECT + "\n\n@udf(result_type='BIGINT')\ndef half(v):\n    return v / 2\n"
    call = {'kind': 'call', 'function': 'half', 'funcType': 'general', 'args': [{'kind': 'column', 'index': 1}]}
    names = [{'name': name, 'type': each} for name, each in KEYED]
    more = {'kind': 'aggregate', 'changelog': True, 'columns': names, 'groupBy': [0], 'args': [call]}
    assert slot.open(write_udf(code), 'f', [STRING, BIGINT], **more).kind == FrameKind.OPENED
    slot.send_batch([STRING, BIGINT], [['a', 'a'], [7, 8]])
    slot.receive()
    changes, _ = slot.end_bundle()
    assert result_values(changes, [STRING, STRING, STRING])[2] == ['[(3,), (4,)]']


# --- updating inputs

UPDATING = [('kind', STRING), ('k', STRING), ('v', BIGINT)]


def test_rows_taken_back_are_retracted_and_a_group_without_rows_goes(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(RETRACTING_SUM), UPDATING, [BIGINT], rowKinds=0)
    assert run.bundle(('+I', 'a', 1), ('+I', 'b', 2)) == [('+I', 'a', 1), ('+I', 'b', 2)]
    assert run.bundle(('-U', 'a', 1), ('+U', 'a', 5), ('-D', 'b', 2)) == [
        ('-U', 'a', 1),
        ('+U', 'a', 5),
        ('-D', 'b', 2),
    ]
    assert run.bundle(('-D', 'x', 1), ('+I', 'b', 3)) == [('+I', 'b', 3)]


def test_a_function_that_cannot_retract_says_so(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(SUM), UPDATING, [BIGINT], rowKinds=0)
    error = run.bundle(('+I', 'a', 1), ('-U', 'a', 1))
    assert (error['error'], error['error_type']) == ('Method retract is not implemented', 'RuntimeError')
    assert 'line' not in error and 'retract' in error['hint']
    assert error['facts']['row'] == 1


# --- views


@pytest.mark.parametrize('bundle_rows', [1, 2, 5])
def test_a_list_view_keeps_its_elements_between_bundles(slot: Slot, write_udf: WriteUdf, bundle_rows: int) -> None:
    run = Pass(slot, write_udf(listed()), KEYED, [STRING], changelog=False)
    rows = [('a', 1), ('b', 9), ('a', 2), ('a', 3), ('b', 8)]
    for first in range(0, len(rows), bundle_rows):
        run.bundle(*rows[first : first + bundle_rows])
    assert run.finish() == [('a', '[1, 2, 3]'), ('b', '[9, 8]')]


def test_an_element_is_coded_unless_the_list_was_read_before(slot: Slot, write_udf: WriteUdf) -> None:
    always = listed(accumulate='acc[0].add(v + 0.5)')
    later = listed('repr(list(acc[0])) if acc[1] > 1 else "no"', accumulate='acc[0].add(v + 0.5)')
    answers: list[Any] = []
    for code in (always, later):
        run = Pass(slot, write_udf(code), KEYED, [STRING], changelog=False)
        run.bundle(('a', 1))
        run.bundle(('a', 2))
        answers.append(run.finish())
    assert answers == [[('a', '[1.5, 2.5]')], [('a', '[1, 2.5]')]]


def test_none_in_a_list_view_is_refused_with_its_declared_type(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(listed()), KEYED, [STRING])
    error = run.bundle(('a', None))
    assert (error['error'], error['error_type'], error['code']) == (
        'an integer is required',
        'TypeError',
        'RESULT_TYPE',
    )
    assert error['facts']['declaredType'] == 'BIGINT' and error['facts']['key'] == {'k': "'a'"}
    assert 'line' not in error


def test_a_map_view_has_none_for_a_missing_key_and_keeps_the_order_of_use(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(mapped('acc[0][str(v)] = (acc[0].get(str(v)) or 0) + 1')), KEYED, [STRING])
    assert run.bundle(('a', 3), ('a', 1), ('a', 3)) == [('+I', 'a', "[('3', 2), ('1', 1)]")]
    assert run.bundle(('a', 2))[1] == ('+U', 'a', "[('2', 1), ('3', 2), ('1', 1)]")
    assert run.bundle(('a', 3))[1] == ('+U', 'a', "[('3', 3), ('1', 1), ('2', 1)]")


def test_put_all_takes_pairs_and_a_map_must_not_change_under_an_iterator(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(mapped("acc[0].put_all([('x', v), ('y', None)])")), KEYED, [STRING])
    assert run.bundle(('a', 3)) == [('+I', 'a', "[('x', 3), ('y', None)]")]
    run = Pass(slot, write_udf(mapped("acc[0].put_all({'one': v})")), KEYED, [STRING])
    assert run.bundle(('a', 3))['error'] == 'too many values to unpack (expected 2)'
    changing = mapped("acc[0]['x'] = v", "[acc[0].put('y', 1) for _ in acc[0]]")
    run = Pass(slot, write_udf(changing), KEYED, [STRING])
    assert run.bundle(('a', 3))['error'].startswith('Concurrent modification detected.')


# --- table aggregates and row-based aggregates


def table_aggregate(emit: str, result_type: str = 'ROW<x BIGINT, y STRING>') -> str:
    return f"""{IMPORTS}

class F(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, acc, v):
        acc.append(v)

    def emit_value(self, acc):
        {emit}


f = udtaf(F(), result_type='{result_type}', accumulator_type='ARRAY<BIGINT>')
"""


def test_a_table_aggregate_takes_all_rows_of_a_group_back_before_the_new_ones(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(table_aggregate('return [Row(v, str(v)) for v in acc]'))
    run = Pass(slot, file, KEYED, [BIGINT, STRING], kind='table_aggregate')
    assert run.bundle(('a', 1), ('a', 2), ('b', 3)) == [('+I', 'a', 1, '1'), ('+I', 'a', 2, '2'), ('+I', 'b', 3, '3')]
    assert run.bundle(('b', 4)) == [('-D', 'b', 3, '3'), ('+I', 'b', 3, '3'), ('+I', 'b', 4, '4')]
    run = Pass(slot, file, KEYED, [BIGINT, STRING], kind='table_aggregate', changelog=False)
    run.bundle(('a', 1), ('b', 3))
    run.bundle(('a', 2))
    assert sorted(run.finish()) == [('a', 1, '1'), ('a', 2, '2'), ('b', 3, '3')]


@pytest.mark.parametrize(
    ('emit', 'expected'),
    [
        ("yield (len(acc), 'n')", [(2, 'n')]),
        ("yield Row(b=len(acc), a='n')", [(2, 'n')]),
        ("yield Row(len(acc), 'n', 'dropped')", [(2, 'n')]),
        ('return []', []),
        ('yield Row(None, None)', [(None, None)]),
    ],
)
def test_what_is_emitted_becomes_columns_by_position(
    slot: Slot, write_udf: WriteUdf, emit: str, expected: list[Any]
) -> None:
    file = write_udf(table_aggregate(emit))
    run = Pass(slot, file, KEYED, [BIGINT, STRING], kind='table_aggregate', changelog=False, group_by=[])
    run.bundle(('a', 1), ('a', 2))
    assert run.finish() == expected


def test_emitted_rows_that_flink_cannot_take_are_told(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(table_aggregate('yield Row(1)')), KEYED, [BIGINT, STRING], kind='table_aggregate')
    error = run.bundle(('a', 1))
    assert (error['code'], error['stage']) == ('RESULT_LENGTH', 'run')
    run = Pass(slot, write_udf(table_aggregate('yield Row(1, 2)')), KEYED, [BIGINT, STRING], kind='table_aggregate')
    error = run.bundle(('a', 1))
    assert error['error_type'] == 'AttributeError'
    assert (error['facts']['resultColumn'], error['facts']['declaredType']) == ('y', 'STRING')
    run = Pass(slot, write_udf(table_aggregate('return None')), KEYED, [BIGINT, STRING], kind='table_aggregate')
    assert run.bundle(('a', 1))['error'] == "'NoneType' object is not iterable"


def test_a_row_based_aggregate_gets_a_row_and_its_row_becomes_columns(slot: Slot, write_udf: WriteUdf) -> None:
    code = COLLECT.replace('(self, acc, *args)', '(self, acc, row)').replace('append(args)', 'append(row.v)')
    code = code.replace('return repr(acc)', 'return Row(n=len(acc), s=sum(acc)) if acc else None')
    code = code.replace("result_type='STRING'", "result_type='ROW<s BIGINT, n BIGINT>'")
    run = Pass(slot, write_udf(code), KEYED, [BIGINT, BIGINT], rowBased='aggregate', args=[])
    assert run.bundle(('a', 1), ('a', 2), ('b', 5)) == [('+I', 'a', 3, 2), ('+I', 'b', 5, 1)]


# --- errors


def test_an_exception_tells_its_line_the_key_the_row_and_the_arguments(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(SUM.replace('acc[0] += v or 0', 'acc[0] += 10 // v'))
    run = Pass(slot, file, KEYED, [BIGINT])
    run.bundle(('a', 1), ('b', 1))
    error = run.bundle(('a', 1), ('b', 2), ('b', 0), ('a', 3))
    assert (error['error_type'], error['in'], error['code']) == ('ZeroDivisionError', 'accumulate', 'UDF_EXCEPTION')
    line: int = error['line']
    assert file.read_text().splitlines()[line - 1].strip() == 'acc[0] += 10 // v'
    assert error['facts']['key'] == {'k': "'b'"}
    assert error['facts']['row'] == 4
    assert error['facts']['args'] == [{'name': 'v', 'type': 'int', 'value': '0'}]


def test_an_exception_of_get_value_tells_the_key(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(SUM.replace('return acc[0]', 'return 1 // acc[0]')), KEYED, [BIGINT])
    error = run.bundle(('a', 1))
    assert (error['in'], error['facts']['key']) == ('get_value', {'k': "'a'"})
    assert 'row' not in error['facts']


def test_a_result_of_a_wrong_type_tells_function_type_value_and_key(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(SUM.replace('return acc[0]', "return 'x'")), KEYED, [BIGINT], changelog=False)
    error = run.bundle(('a', 1))
    assert (error['error'], error['error_type'], error['code']) == (
        'an integer is required',
        'TypeError',
        'RESULT_TYPE',
    )
    facts = error['facts']
    assert (facts['function'], facts['declaredType'], facts['value']) == ('f', 'BIGINT', "'x'")
    assert facts['key'] == {'k': "'a'"} and 'line' not in error


def test_an_accumulator_must_be_picklable_far_from_its_file(slot: Slot, write_udf: WriteUdf) -> None:
    own = SUM.replace('class F', 'class Own:\n    pass\n\n\nclass F').replace('return [0]', 'return [0, Own()]')
    run = Pass(slot, write_udf(own), KEYED, [BIGINT])
    error = run.bundle(('a', 1))
    assert error['error'] == "Can't pickle <class '__main__.Own'>: attribute lookup Own on __main__ failed"
    assert error['error_type'].endswith('PicklingError') and 'pickles' in error['hint']


def test_arrays_are_no_keys(slot: Slot, write_udf: WriteUdf) -> None:
    run = Pass(slot, write_udf(SUM), [('k', LONGS), ('v', BIGINT)], [BIGINT])
    error = run.bundle(([1], 1))
    assert (error['error'], error['error_type']) == ("unhashable type: 'list'", 'TypeError')
