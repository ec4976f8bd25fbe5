"""Trees of calls in a real worker: what runs in one call, what runs apart, and what is converted between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from slot import Slot, data_type, result_values

from udf_worker.protocol import FrameKind

WriteUdf = Callable[..., Path]
Json = dict[str, Any]

BIGINT = data_type('BIGINT')
DOUBLE = data_type('DOUBLE')
STRING = data_type('STRING')
COLUMN: Json = {'kind': 'column', 'index': 0}


@pytest.fixture(scope='module')
def slot() -> Iterator[Slot]:
    """One worker for all: importing pandas takes longer than the tests."""
    with Slot() as made:
        yield made


def call(function: str, *args: Json, pandas: bool = False) -> Json:
    return {'kind': 'call', 'function': function, 'funcType': 'pandas' if pandas else 'general', 'args': list(args)}


def run(slot: Slot, file: Path, values: list[Any], args: list[Json], **more: Any) -> Any:
    """One batch of BIGINT through `f`; its results, or the error's data."""
    opened = slot.open(file, 'f', [BIGINT], args=args, **more)
    if opened.kind == FrameKind.ERROR:
        return opened.json
    slot.send_batch([BIGINT], [values])
    last = slot.receive_until(FrameKind.BATCH_RESULT)[-1]
    if last.kind == FrameKind.ERROR:
        return last.json
    assert slot.close_job().kind == FrameKind.CLOSED
    return result_values(last, [opened.json['resultType']])[0]


GENERAL = """
    half = udf(lambda v: v / 2, result_type='BIGINT')
    tag = udf(lambda v: [v], result_type='BIGINT')
    f = udf(lambda *values: repr(values), result_type='STRING')
"""


def test_between_general_functions_nothing_is_converted(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(GENERAL)
    constant = {'kind': 'constant', 'type': STRING, 'value': 'c'}
    args = [call('tag', call('half', COLUMN)), COLUMN, constant]
    assert run(slot, file, [3, 4], args) == ["([1.5], 3, 'c')", "([2.0], 4, 'c')"]


def test_each_occurrence_counts_for_itself(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        class Count(ScalarFunction):
            def open(self, function_context):
                self.n = 0

            def eval(self, *values):
                self.n += 1
                return self.n

        count = udf(Count(), result_type='BIGINT')
        f = udf(lambda *values: repr(values), result_type='STRING')
    """)
    args = [call('count', COLUMN), call('count', call('count', COLUMN))]
    assert run(slot, file, [7, 8], args) == ['(1, 1)', '(2, 2)']


def test_the_line_of_the_inner_function_is_told(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type='BIGINT')
        def inverse(v):
            return 1 // v

        f = udf(lambda v: v, result_type='BIGINT')
    """)
    error = run(slot, file, [1, 0], [call('inverse', COLUMN)])
    assert (error['error_type'], error['line'], error['in'], error['facts']['row']) == (
        'ZeroDivisionError',
        6,
        'inverse',
        1,
    )
    assert error['facts']['args'] == [{'name': 'v', 'type': 'int', 'value': '0'}]


def test_a_stop_iteration_inside_is_an_error(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type='BIGINT')
        def following(v):
            return next(iter([]))

        f = udf(lambda v: v, result_type='BIGINT')
    """)
    error = run(slot, file, [1, 0], [call('following', COLUMN)])
    assert (error['error_type'], error['in'], error['facts']['row']) == ('StopIteration', 'following', 0)


MIXED = """
    import pandas as pd

    half = udf(lambda v: v / 2, result_type='BIGINT')
    double = udf(lambda v: v * 2, result_type='BIGINT', func_type='pandas')
    quarter = udf(lambda v: v / 4, result_type='DOUBLE', func_type='pandas')
"""


def test_a_pandas_function_gets_what_the_inner_type_makes_of_results(slot: Slot, write_udf: WriteUdf) -> None:
    code = MIXED + "\n    f = udf(lambda v: v.map(repr) + str(v.dtype), result_type='STRING', func_type='pandas')\n"
    answer = run(slot, write_udf(code), [3, 5], [call('half', COLUMN)], mode='process-arrow', kind='pandas_scalar')
    assert answer == ['1int64', '2int64']


def test_general_over_pandas_over_general_and_columns_beside(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(MIXED + "\n    f = udf(lambda *values: repr(values), result_type='STRING')\n")
    args = [
        call('half', call('double', call('half', COLUMN), pandas=True)),
        COLUMN,
        call('quarter', COLUMN, pandas=True),
    ]
    assert run(slot, file, [3, 8], args, mode='process-arrow') == ['(1.0, 3, 0.75)', '(4.0, 8, 2.0)']


def test_an_error_of_any_stage_is_the_jobs(slot: Slot, write_udf: WriteUdf) -> None:
    code = MIXED + "\n    broken = udf(lambda v: v.no_such, result_type='BIGINT', func_type='pandas')\n"
    file = write_udf(code + "    f = udf(lambda v: v, result_type='BIGINT')\n")
    error = run(slot, file, [3], [call('broken', COLUMN, pandas=True)], mode='process-arrow')
    assert (error['code'], error['error_type'], error['in']) == ('UDF_EXCEPTION', 'AttributeError', '<lambda>')


def test_an_async_function_inside_runs_apart(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type='BIGINT')
        async def later(v):
            return v + 0.7

        f = udf(lambda v: repr(v), result_type='STRING')
    """)
    assert run(slot, file, [3, 4], [call('later', COLUMN)]) == ['3', '4']


@pytest.mark.parametrize('mode', ['process-row', 'thread'])
def test_a_tree_with_pandas_has_no_row_mode(slot: Slot, write_udf: WriteUdf, mode: str) -> None:
    file = write_udf(MIXED + "\n    f = udf(lambda v: v, result_type='BIGINT')\n")
    assert run(slot, file, [3], [call('double', COLUMN, pandas=True)], mode=mode)['code'] == 'UNSUPPORTED_MODE'


def test_a_pandas_function_inside_a_table_function_gets_single_values(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        MIXED + "\n    from pyflink.table.udf import udtf\n    f = udtf(lambda v: [v], result_types=['BIGINT'])\n"
    )
    error = run(slot, file, [3], [call('double', COLUMN, pandas=True)], kind='table')
    assert (error['error_type'], 'line' in error) == ('AssertionError', False)
    assert "Pandas UDF '<lambda>' must be pandas.Series or pandas.DataFrame, got <class 'int'>" in error['error']
