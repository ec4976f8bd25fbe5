"""Async scalar functions in a real worker: order, concurrency, retries, timeouts, and Flink's words for failures."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable

from slot import Slot, data_type, result_values

from udf_worker.protocol import FrameKind

WriteUdf = Callable[..., Path]

INT = data_type('INT')
STRING = data_type('STRING')
HEADER = 'import asyncio, time\nfrom pyflink.table.udf import udf, AsyncScalarFunction\n'


def run(slot: Slot, file: Path, values: list[Any], result: Any = STRING, **options: Any) -> Any:
    """One batch through `f`; its results, or the error's data."""
    more = {'concurrency': 10, 'timeoutMs': 60_000, 'attempts': 4, 'retryDelayMs': 1, **options}
    opened = slot.open(file, 'f', [INT], kind='async_scalar', **{'async': more})
    if opened.kind == FrameKind.ERROR:
        return opened.json
    slot.send_batch([INT], [values])
    last = slot.receive_until(FrameKind.BATCH_RESULT)[-1]
    if last.kind == FrameKind.ERROR:
        return last.json
    assert slot.close_job().kind == FrameKind.CLOSED
    return result_values(last, [result])[0]


def test_rows_wait_together_and_come_back_in_order(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        HEADER
        + """
flying = most = 0

@udf(result_type=DataTypes.STRING())
async def f(n):
    global flying, most
    flying += 1
    most = max(most, flying)
    await asyncio.sleep(0.05 if n % 2 else 0.01)
    flying -= 1
    return None if n == 3 else f'{n} of {most if n == 49 else 0}'
"""
    )
    started = time.monotonic()
    results = run(slot, file, list(range(50)), concurrency=10)
    assert results == [None if n == 3 else f'{n} of {10 if n == 49 else 0}' for n in range(50)]
    assert time.monotonic() - started < 10


def test_an_object_is_opened_awaited_and_closed(slot: Slot, write_udf: WriteUdf, tmp_path: Path) -> None:
    side = tmp_path / 'side.txt'
    file = write_udf(
        HEADER
        + f"""
class Lookup(AsyncScalarFunction):
    def open(self, function_context):
        self.table = {{1: 'one'}}

    async def eval(self, n, suffix='!'):
        await asyncio.sleep(0)
        return self.table.get(n, '?') + suffix

    def close(self):
        open({str(side)!r}, 'w').write('closed')

f = udf(Lookup(), result_type=DataTypes.STRING())
"""
    )
    assert run(slot, file, [1, 2]) == ['one!', '?!']
    assert side.read_text() == 'closed'


def test_a_failing_row_is_tried_again_after_a_delay(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        HEADER
        + """
calls = {}

@udf(result_type=DataTypes.STRING())
async def f(n):
    calls.setdefault(n, []).append(time.monotonic())
    if len(calls[n]) < 3:
        raise ConnectionError(n)
    return f'{len(calls[n])} {calls[n][2] - calls[n][1] >= 0.05}'
"""
    )
    assert run(slot, file, [1, 2], attempts=3, retryDelayMs=50) == ['3 True', '3 True']


def test_the_last_failure_is_told_in_flinks_words_with_the_line_as_a_fact(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        """
        from pyflink.table.udf import udf

        calls = 0

        @udf(result_type=DataTypes.STRING())
        async def f(n):
            global calls
            if n == 2:
                calls += 1
                raise ValueError(f'call {calls}')
            return 'fine'
    """
    )
    error = run(slot, file, [1, 2, 3], attempts=2)
    assert (error['code'], error['error_type'], error['stage']) == ('UDF_EXCEPTION', 'Exception', 'run')
    assert error['error'] == (
        "(\"Error happens inside the class 'AsyncScalarFunctionOperation' during handling input '[2]'\","
        " ValueError('call 2'))"
    )
    assert 'line' not in error
    frame = error['facts']['frames'][-1]
    assert (frame['line'], frame['in'], error['facts']['row'], error['facts']['attempts']) == (13, 'f', 1, 2)


def test_a_row_that_takes_too_long_ends_the_job(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(HEADER + '\n@udf(result_type=DataTypes.STRING())\nasync def f(n):\n    await asyncio.sleep(600)\n')
    error = run(slot, file, [7], timeoutMs=50)
    assert error['code'] == 'ASYNC_TIMEOUT'
    assert "TimeoutError('Async function call has timed out for input: [7]')" in error['error']
    assert '50 ms' in error['hint']
    good = write_udf(HEADER + '\n@udf(result_type="STRING")\nasync def f(n):\n    return str(n)\n', 'good.py')
    assert run(slot, good, [7]) == ['7']


def test_a_call_that_blocks_the_loop_times_out_too(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(HEADER + '\n@udf(result_type=DataTypes.STRING())\nasync def f(n):\n    time.sleep(3)\n')
    started = time.monotonic()
    assert run(slot, file, [7], timeoutMs=50)['code'] == 'ASYNC_TIMEOUT'
    assert time.monotonic() - started < 2.5


def test_a_failure_does_not_wait_for_the_rows_before_it(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(
        HEADER
        + """
@udf(result_type=DataTypes.STRING())
async def f(n):
    if n == 1:
        raise ValueError(n)
    await asyncio.sleep(600)
"""
    )
    assert 'ValueError(1)' in run(slot, file, [0, 1], attempts=1)['error']


def test_results_are_converted_by_the_declared_type(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(HEADER + '\n@udf(result_type="BIGINT")\nasync def f(n):\n    return n / 2\n')
    assert run(slot, file, [3, 5], data_type('BIGINT')) == [1, 2]
    wrong = write_udf(HEADER + '\n@udf(result_type="BIGINT")\nasync def f(n):\n    return "x"\n', 'wrong.py')
    error = run(slot, wrong, [3])
    assert (error['code'], error['error'], error['facts']['value']) == (
        'RESULT_TYPE',
        'an integer is required',
        "'x'",
    )


def test_what_is_no_exception_is_told_as_the_timeout_it_ends_in_on_flink(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf(HEADER + '\n@udf(result_type="STRING")\nasync def f(n):\n    raise asyncio.CancelledError()\n')
    started = time.monotonic()
    error = run(slot, file, [7])
    assert time.monotonic() - started < 30
    assert (error['code'], 'TimeoutError' in error['error']) == ('ASYNC_TIMEOUT', True)
    assert 'CancelledError' in error['hint']
