"""The C entries of thread mode, called through their addresses as the TaskManager calls them."""

from __future__ import annotations

import ctypes
import json
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable, NamedTuple

import pytest
from batches import batch_payload, data_type, payload_values
from slot import udf_order

from udf_worker.embedded import ENTRY_TYPE, INTERRUPT_TYPE, EmbeddedWorker, address_of
from udf_worker.protocol import EmbeddedOperation as Op

WriteUdf = Callable[..., Path]

BIGINT = data_type('BIGINT')
INT = data_type('INT')
STRING = data_type('STRING')
RUN_HEAD = struct.Struct('<2I5Q')


class RunAnswer(NamedTuple):
    status: int
    rows: int
    clocks: tuple[int, ...]
    values: list[Any]
    error: Any


class Embedding:
    """The entries, bound anew from their addresses."""

    def __init__(self) -> None:
        self.worker = EmbeddedWorker()
        self.entry = ENTRY_TYPE(address_of(self.worker.entry))
        self.interrupt = INTERRUPT_TYPE(address_of(self.worker.interrupt_entry))

    def call(self, operation: int, slot: int, given: bytes = b'', capacity: int = 1 << 16) -> bytes:
        out = ctypes.create_string_buffer(capacity)
        source = ctypes.create_string_buffer(given, len(given)) if given else None
        address = None if source is None else ctypes.addressof(source)
        length: int = self.entry(operation, slot, address, len(given), ctypes.addressof(out), capacity)
        if length < 0:
            out = ctypes.create_string_buffer(-length)
            assert self.entry(Op.FETCH, slot, None, 0, ctypes.addressof(out), -length) == -length
            length = -length
        return out.raw[:length]

    def told(self, operation: int, slot: int, order: Any = None) -> tuple[int, Any]:
        """Status byte and JSON of OPEN, CLOSE and TASK."""
        answer = self.call(operation, slot, b'' if order is None else json.dumps(order).encode())
        return answer[0], json.loads(answer[1:] or b'null')

    def open(self, file: Path, types: list[Any], slot: int = 0, **more: Any) -> Any:
        status, answer = self.told(Op.OPEN, slot, udf_order(file, 'f', types, mode='thread', **more))
        assert status == 0, answer
        return answer

    def run(self, types: list[Any], columns: list[list[Any]], result: Any, slot: int = 0) -> RunAnswer:
        answer = self.call(Op.RUN, slot, batch_payload(types, columns))
        status, rows, *clocks, size = RUN_HEAD.unpack_from(answer)
        batch = memoryview(answer)[RUN_HEAD.size : RUN_HEAD.size + size]
        values = payload_values(batch, [result], rows)[0] if size and rows else []
        error = json.loads(answer[RUN_HEAD.size + size :]) if status else None
        return RunAnswer(status, rows, tuple(clocks), values, error)


@pytest.fixture(scope='module')
def embedding() -> Iterator[Embedding]:
    yield Embedding()


def test_a_function_runs_on_batches(embedding: Embedding, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.STRING())
        def f(count, name):
            return None if name is None else f'{count} {name}'
    """)
    opened = embedding.open(file, [BIGINT, STRING])
    assert opened['resultType'] == STRING
    before = time.monotonic_ns()
    answer = embedding.run([BIGINT, STRING], [[1, 2, None], ['ä', None, 'c']], STRING)
    entered, *clocks = answer.clocks
    assert (answer.status, answer.rows, answer.values) == (0, 3, ['1 ä', None, 'None c'])
    assert before < entered < time.monotonic_ns() and min(clocks) > 0
    assert embedding.told(Op.CLOSE, 0) == (0, None)


def test_an_answer_that_does_not_fit_is_fetched(embedding: Embedding, write_udf: WriteUdf) -> None:
    embedding.open(write_udf('f = udf(lambda v: v, result_type=DataTypes.BIGINT())\n'), [BIGINT])
    rows = list(range(50_000))
    assert embedding.run([BIGINT], [rows], BIGINT).values == rows


@pytest.mark.parametrize(
    ('declared', 'expression', 'error_type'),
    [
        ('BIGINT()', '1.5', 'java.lang.ClassCastException'),
        ('BIGINT()', 'True', 'java.lang.ClassCastException'),
        ('DOUBLE()', '1', 'java.lang.ClassCastException'),
        ('INT()', 'None', 'java.lang.NullPointerException'),
    ],
)
def test_nothing_is_coerced(
    embedding: Embedding, write_udf: WriteUdf, declared: str, expression: str, error_type: str
) -> None:
    file = write_udf(f'f = udf(lambda v: v if v < 2 else {expression}, result_type=DataTypes.{declared})\n')
    kind = declared.rstrip('()')
    embedding.open(file, [data_type(kind)])
    answer = embedding.run([data_type(kind)], [[0, 1, 2, 3]], data_type(kind))
    assert (answer.status, answer.rows, answer.values) == (1, 2, [0, 1])
    assert (answer.error['error_type'], answer.error['facts']['row']) == (error_type, 2)


def test_small_integers_wrap_as_in_java(embedding: Embedding, write_udf: WriteUdf) -> None:
    embedding.open(write_udf('f = udf(lambda v: v, result_type=DataTypes.TINYINT())\n'), [BIGINT])
    answer = embedding.run([BIGINT], [[127, 128, 300]], data_type('TINYINT'))
    assert answer.values == [127, -128, 44]


def test_a_null_int_argument_fails_at_its_row(embedding: Embedding, write_udf: WriteUdf) -> None:
    embedding.open(write_udf('f = udf(lambda v: v, result_type=DataTypes.BIGINT())\n'), [INT])
    answer = embedding.run([INT], [[1, 2, None]], BIGINT)
    assert (answer.rows, answer.error['error_type']) == (2, 'java.lang.NullPointerException')


@pytest.mark.parametrize('precision', [0, 3, 6, 9])
def test_timestamps_of_every_precision_pass(embedding: Embedding, write_udf: WriteUdf, precision: int) -> None:
    kind = data_type('TIMESTAMP', precision=precision)
    embedding.open(write_udf(f'f = udf(lambda v: v, result_type=DataTypes.TIMESTAMP({precision}))\n'), [kind])
    per_second = 10**precision
    moments = [0, -per_second, 4_102_444_800 * per_second, None]
    assert embedding.run([kind], [moments], kind).values == moments


def test_an_exception_has_its_line_and_keeps_earlier_rows(embedding: Embedding, write_udf: WriteUdf) -> None:
    embedding.open(write_udf('f = udf(lambda v: 10 // v, result_type=DataTypes.BIGINT())\n'), [BIGINT])
    answer = embedding.run([BIGINT], [[5, 2, 0, 1]], BIGINT)
    assert (answer.status, answer.values) == (1, [2, 5])
    assert (answer.error['error_type'], answer.error['line'], answer.error['facts']['row']) == (
        'ZeroDivisionError',
        3,
        2,
    )


def test_an_exception_in_close_fails_the_job(embedding: Embedding, write_udf: WriteUdf) -> None:
    file = write_udf("""
        class Careless(ScalarFunction):
            def eval(self, v):
                return v

            def close(self):
                raise OSError('too late')

        f = udf(Careless(), result_type=DataTypes.BIGINT())
    """)
    embedding.open(file, [BIGINT])
    status, error = embedding.told(Op.CLOSE, 0)
    assert (status, error['code'], error['error']) == (1, 'UDF_CLOSE_EXCEPTION', 'too late')
    assert embedding.told(Op.CLOSE, 0) == (0, None)


def test_errors_of_opening_are_answers(embedding: Embedding, write_udf: WriteUdf) -> None:
    file = write_udf("f = udf(abs, result_type=DataTypes.BIGINT(), func_type='pandas')\n")
    status, error = embedding.told(Op.OPEN, 0, udf_order(file, 'f', [BIGINT], mode='thread'))
    assert (status, error['code']) == (1, 'UNSUPPORTED_MODE')
    status, error = embedding.told(Op.OPEN, 0, udf_order(file, 'g', [BIGINT], mode='thread'))
    assert (status, error['code']) == (1, 'FUNCTION_NOT_FOUND')


def test_tasks_answer(embedding: Embedding, write_udf: WriteUdf) -> None:
    file = write_udf('f = udf(abs, result_type=DataTypes.BIGINT())\n')
    order = {'task': 'inspect', 'file': str(file), 'projectRoot': str(file.parent)}
    status, inspection = embedding.told(Op.TASK, 5, order)
    assert (status, [each['name'] for each in inspection['functions']]) == (0, ['f'])
    status, spun = embedding.told(Op.TASK, 5, {'task': 'spin', 'seconds': 0.01})
    assert status == 0 and spun['steps'] > 0
    status, error = embedding.told(Op.TASK, 5, {'task': 'dance'})
    assert (status, error['code']) == (1, 'BAD_REQUEST')


LOOPS = {
    'a bare loop': 'while True: v += 1',
    'a loop that catches': """
            while True:
                try:
                    v += 1
                except Exception:
                    v = 0
    """,
    'a long sleep in pieces': """
            import time
            while True: time.sleep(0.001)
    """,
}


@pytest.mark.parametrize('loop', LOOPS)
def test_an_endless_loop_is_cancelled_and_the_slot_goes_on(
    embedding: Embedding, write_udf: WriteUdf, tmp_path: Path, loop: str
) -> None:
    started = tmp_path / 'started'
    file = write_udf(f"""
        def f(v):
            open({str(started)!r}, 'w').close()
            {LOOPS[loop].strip()}

        f = udf(f, result_type=DataTypes.BIGINT())
    """)
    embedding.open(file, [BIGINT], slot=3)
    answers: list[RunAnswer] = []
    thread = threading.Thread(target=lambda: answers.append(embedding.run([BIGINT], [[1]], BIGINT, slot=3)))
    thread.start()
    deadline = time.monotonic() + 20
    while not started.exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    assert embedding.interrupt(3) == 1
    thread.join(timeout=20)
    assert not thread.is_alive()
    assert (answers[0].status, answers[0].rows, answers[0].error['code']) == (1, 0, 'CANCELLED')
    assert embedding.interrupt(3) == 0
    assert embedding.told(Op.CLOSE, 3) == (0, None)
    embedding.open(write_udf('f = udf(abs, result_type=DataTypes.BIGINT())\n', 'next.py'), [BIGINT], slot=3)
    assert embedding.run([BIGINT], [[-1]], BIGINT, slot=3).values == [1]


def test_late_cancels_never_reach_the_next_call(embedding: Embedding, write_udf: WriteUdf) -> None:
    embedding.open(write_udf('f = udf(abs, result_type=DataTypes.BIGINT())\n'), [BIGINT], slot=4)
    stop = threading.Event()

    def interrupt_all_the_time() -> None:
        while not stop.is_set():
            embedding.interrupt(4)

    thread = threading.Thread(target=interrupt_all_the_time)
    thread.start()
    try:
        statuses = {embedding.run([BIGINT], [[-1, -2]], BIGINT, slot=4).status for _ in range(2_000)}
    finally:
        stop.set()
        thread.join()
    assert statuses <= {0, 1}
    assert embedding.run([BIGINT], [[-1]], BIGINT, slot=4).values == [1]


def test_a_threads_local_values_last_from_open_to_close(embedding: Embedding, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import threading

        local = threading.local()

        @udf(result_type=DataTypes.BIGINT())
        def f(v):
            local.calls = getattr(local, 'calls', 0) + 1
            return local.calls
    """)
    values: list[Any] = []

    def foreign_thread() -> None:
        embedding.open(file, [BIGINT], slot=6)
        for _ in range(3):
            values.extend(embedding.run([BIGINT], [[0]], BIGINT, slot=6).values)
        embedding.told(Op.CLOSE, 6)

    thread = threading.Thread(target=foreign_thread)
    thread.start()
    thread.join()
    assert values == [1, 2, 3]
