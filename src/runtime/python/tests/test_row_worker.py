"""A real worker process in row mode: results, errors, and what a function may do to its process."""

from __future__ import annotations

import datetime
import os
import struct
import time
from pathlib import Path
from typing import Any, Callable

import pytest
from slot import Received, Slot, data_type, result_values

from udf_worker.protocol import FrameKind

WriteUdf = Callable[..., Path]

BIGINT = data_type('BIGINT')
INT = data_type('INT')
DOUBLE = data_type('DOUBLE')
STRING = data_type('STRING')
DATE = data_type('DATE')
TIMESTAMP = data_type('TIMESTAMP', precision=6)


def run(slot: Slot, file: Path, types: list[Any], columns: list[list[Any]], result: Any = BIGINT, **more: Any) -> Any:
    """One frame through `f`; its raw results, or the error's data."""
    opened = slot.open(file, 'f', types, **more)
    if opened.kind == FrameKind.ERROR:
        return opened.json
    slot.send_batch(types, columns)
    answer = slot.receive()
    if answer.kind == FrameKind.ERROR:
        return answer.json
    values = result_values(answer, [result])[0]
    assert slot.close_job().kind == FrameKind.CLOSED
    return values


def test_a_function_is_called_on_every_row(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.BIGINT())
        def f(a, b):
            return a * 2 + b
    """)
    rows = 5_000
    values = run(slot, file, [BIGINT, BIGINT], [list(range(rows)), [7] * rows])
    assert values == [a * 2 + 7 for a in range(rows)]


def test_one_worker_serves_job_after_job_and_sees_edits(slot: Slot, write_udf: WriteUdf) -> None:
    code = """
        from helper import STEP

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            return a + STEP
    """
    results: list[Any] = []
    for step in (1, 2):
        file = write_udf(code)
        file.with_name('helper.py').write_text(f'STEP = {step}\n')
        results.append(run(slot, file, [BIGINT], [[10]]))
    assert results == [[11], [12]]


def test_null_reaches_the_function_and_comes_back(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.STRING())
        def f(n, text, day, moment):
            return None if n is None else f'{n} {text} {day} {moment}'
    """)
    columns: list[list[Any]] = [[1, None, 3], ['ä', 'b', None], [0, 1, None], [0, None, 1_000_001]]
    values = run(slot, file, [INT, STRING, DATE, TIMESTAMP], columns, STRING)
    assert values == ['1 ä 1970-01-01 1970-01-01 00:00:00', None, '3 None None 1970-01-01 00:00:01.000001']


@pytest.mark.parametrize(
    ('declared', 'expression', 'expected'),
    [
        ('DOUBLE()', 'v / 2', [0.5, 1.0]),
        ('BIGINT()', 'v / 2', [0, 1]),
        ('BOOLEAN()', 'v > 1', [False, True]),
        ('BOOLEAN()', 'v * 100', [True, True]),
        ('TINYINT()', 'v', [1, 2]),
        ('SMALLINT()', 'v', [1, 2]),
        ('FLOAT()', 'v', [1.0, 2.0]),
        ('STRING()', "'ß' * v", ['ß', 'ßß']),
        ('BYTES()', "b'x' * v", [b'x', b'xx']),
        ('DATE()', 'datetime.date(1970, 1, v)', [0, 1]),
        ('DATE()', 'datetime.datetime(1970, 1, v, 12)', [0, 1]),
        ('TIMESTAMP(6)', 'datetime.datetime(1970, 1, 1, 0, 0, 0, v)', [1, 2]),
        ('TIMESTAMP(3)', 'datetime.datetime(1970, 1, 1, 0, 0, v, 1999)', [1_001, 2_001]),
    ],
)
def test_results_take_the_declared_type(
    slot: Slot, write_udf: WriteUdf, declared: str, expression: str, expected: list[Any]
) -> None:
    file = write_udf(f'import datetime\nf = udf(lambda v: {expression}, result_type=DataTypes.{declared})\n')
    opened = slot.open(file, 'f', [BIGINT])
    slot.send_batch([BIGINT], [[1, 2]])
    assert result_values(slot.receive(), [opened.json['resultType']])[0] == expected


def test_constants_stand_between_columns(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("f = udf(lambda *values: ' '.join(map(repr, values)), result_type=DataTypes.STRING())\n")
    arguments = [
        {'kind': 'constant', 'type': STRING, 'value': 'x'},
        {'kind': 'column', 'index': 0},
        {'kind': 'constant', 'type': BIGINT, 'value': '9007199254740993'},
    ]
    values = run(slot, file, [BIGINT], [[1, 2]], STRING, args=arguments)
    assert values == ["'x' 1 9007199254740993", "'x' 2 9007199254740993"]


@pytest.mark.parametrize('arguments', [[], [{'kind': 'constant', 'type': BIGINT, 'value': '5'}]])
def test_rows_without_columns_are_still_rows(slot: Slot, write_udf: WriteUdf, arguments: list[Any]) -> None:
    file = write_udf('f = udf(lambda *values: len(values), result_type=DataTypes.BIGINT())\n')
    slot.open(file, 'f', [], args=arguments)
    slot.send_batch([], [], rows=3)
    assert result_values(slot.receive(), [BIGINT]) == [[len(arguments)] * 3]


def test_bundles_report_their_clocks(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import time

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            time.sleep(0.001)
            return a
    """)
    slot.open(file, 'f', [BIGINT])
    before = time.monotonic_ns()
    for _ in range(2):
        slot.send_batch([BIGINT], [list(range(10))])
        slot.receive()
    slot.send(FrameKind.END_BUNDLE)
    received, *clocks = struct.unpack('<7Q2I', slot.receive().payload)
    transport, decode, user, encode_back, send_back, idle, rows_in, rows_out = clocks
    assert before < received < time.monotonic_ns()
    assert user >= 20_000_000
    assert (rows_in, rows_out) == (20, 20)
    assert min(transport, decode, encode_back, send_back, idle) > 0


# --- errors


def failing(slot: Slot, file: Path, types: list[Any], columns: list[list[Any]]) -> tuple[list[Any], Received]:
    """Results before the error, and the error's frame."""
    slot.open(file, 'f', types)
    slot.send_batch(types, columns)
    first = slot.receive()
    if first.kind == FrameKind.ERROR:
        return [], first
    assert first.sequence == 0
    return result_values(first, [BIGINT])[0], slot.receive()


def test_rows_before_an_exception_are_kept_and_the_row_is_told(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.BIGINT())
        def f(numerator, divisor):
            return numerator // divisor
    """)
    divisors = [1] * 3_000
    divisors[2_500] = 0
    results, error = failing(slot, file, [BIGINT, BIGINT], [list(range(3_000)), divisors])
    assert results == list(range(2_500))
    data = error.json
    assert (data['code'], data['stage'], data['error_type']) == ('UDF_EXCEPTION', 'run', 'ZeroDivisionError')
    assert (data['line'], data['in']) == (6, 'f')
    assert data['facts']['row'] == 2_500
    assert data['facts']['args'] == [
        {'name': 'numerator', 'type': 'int', 'value': '2500'},
        {'name': 'divisor', 'type': 'int', 'value': '0'},
    ]


def test_a_refused_result_of_an_earlier_row_comes_before_an_exception(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            return ['wrong'] if a == 3 else 1 // (5 - a)
    """)
    results, error = failing(slot, file, [BIGINT], [list(range(10))])
    assert len(results) == 3
    data = error.json
    assert (data['code'], data['error_type'], data['error']) == ('RESULT_TYPE', 'TypeError', 'an integer is required')
    assert 'line' not in data
    assert (data['facts']['row'], data['facts']['value'], data['facts']['declaredType']) == (3, "['wrong']", 'BIGINT')


@pytest.mark.parametrize(
    ('body', 'error_type'),
    [
        ('raise SystemExit(3)', 'SystemExit'),
        ('raise KeyboardInterrupt', 'KeyboardInterrupt'),
        ('raise StopIteration', 'StopIteration'),
        ('raise GeneratorExit', 'GeneratorExit'),
        ('raise MemoryError', 'MemoryError'),
        ('return f._func(a)', 'RecursionError'),
        ('return 10 ** 5000', 'OverflowError'),
        ('return "x" * 10 ** 16', 'MemoryError'),
    ],
)
def test_whatever_a_function_raises_is_an_error_of_the_job_only(
    slot: Slot, write_udf: WriteUdf, body: str, error_type: str
) -> None:
    file = write_udf(f"""
        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            if a < 2:
                return a
            {body}
    """)
    results, error = failing(slot, file, [BIGINT], [[0, 1, 2, 3]])
    assert results == [0, 1]
    assert error.json['error_type'] == error_type
    assert error.json['facts']['row'] == 2
    assert run(slot, write_udf('f = udf(abs, result_type=DataTypes.BIGINT())\n'), [BIGINT], [[-4]]) == [4]


def test_a_timestamp_flink_cannot_decode_fails_at_its_row(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf('f = udf(lambda moment: moment.second, result_type=DataTypes.BIGINT())\n')
    results, error = failing(slot, file, [TIMESTAMP], [[1_000_000, 2_000_000, -500_000]])
    assert results == [1, 2]
    assert error.json['code'] == 'ARGUMENT_CONVERSION'
    assert error.json['error'] == 'microsecond must be in 0..999999'
    assert error.json['facts']['row'] == 2


def test_errors_of_opening_are_answers(slot: Slot, write_udf: WriteUdf) -> None:
    broken = slot.open(write_udf('def f(:\n', 'broken.py'), 'f', [BIGINT]).json
    assert (broken['code'], broken['facts']['line']) == ('SYNTAX_ERROR', 3)
    good = write_udf('f = udf(abs, result_type=DataTypes.BIGINT())\n')
    assert slot.open(good, 'g', [BIGINT]).json['code'] == 'FUNCTION_NOT_FOUND'
    refused = slot.open(good, 'f', [BIGINT], args=[{'kind': 'constant', 'type': BIGINT, 'value': 'x'}]).json
    assert refused['code'] == 'BAD_CONSTANT'
    pandas = write_udf("f = udf(abs, result_type=DataTypes.BIGINT(), func_type='pandas')\n", 'pandas_only.py')
    assert slot.open(pandas, 'f', [BIGINT]).json['code'] == 'UNSUPPORTED_MODE'


# --- open, close, context


def test_open_gets_the_context_and_close_is_called(slot: Slot, write_udf: WriteUdf, tmp_path: Path) -> None:
    side = tmp_path / 'side.txt'
    file = write_udf(f"""
        class Greeter(ScalarFunction):
            def open(self, function_context):
                self.greeting = function_context.get_job_parameter('greeting', 'none')
                self.task = function_context.get_task_name_with_subtasks()
                self.counter = function_context.get_metric_group().counter('calls')

            def eval(self, a):
                self.counter.inc()
                return f'{{self.greeting}} {{self.task}} {{self.counter.get_count()}}'

            def close(self):
                open({str(side)!r}, 'w').write('closed')

        f = udf(Greeter(), result_type=DataTypes.STRING())
    """)
    more = {'metricEnabled': True, 'jobParameters': {'greeting': 'hello'}, 'subtaskIndex': 1, 'parallelism': 2}
    assert run(slot, file, [BIGINT], [[1, 2]], STRING, **more) == ['hello Calc (2/2)#0 1', 'hello Calc (2/2)#0 2']
    assert side.read_text() == 'closed'


def test_an_exception_in_close_is_the_users_log_not_the_jobs_end(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        class Careless(ScalarFunction):
            def eval(self, a):
                return a

            def close(self):
                raise OSError('too late')

        f = udf(Careless(), result_type=DataTypes.BIGINT())
    """)
    assert run(slot, file, [BIGINT], [[1]]) == [1]
    assert 'OSError: too late' in slot.end()[1]


# --- the process


def test_what_a_function_does_to_its_process_is_undone(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import logging, os, signal, sys, warnings

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            os.chdir('/')
            os.environ['LEFT_BEHIND'] = 'yes'
            signal.signal(signal.SIGUSR1, signal.SIG_IGN)
            sys.setrecursionlimit(5000)
            sys.path.append('/nowhere')
            warnings.simplefilter('error')
            logging.basicConfig(level=logging.DEBUG, force=True)
            sys.stdout = None
            return a
    """)
    look = write_udf(
        """
        import logging, os, signal, sys, warnings

        @udf(result_type=DataTypes.STRING())
        def f(a):
            return repr([
                os.getcwd() == '/', 'LEFT_BEHIND' in os.environ, signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN,
                sys.getrecursionlimit(), '/nowhere' in sys.path, any(f[0] == 'error' for f in warnings.filters),
                [type(it).__name__ for it in logging.root.handlers], logging.root.level, sys.stdout is None,
            ])
    """,
        'look.py',
    )
    assert run(slot, file, [BIGINT], [[1]]) == [1]
    assert run(slot, look, [BIGINT], [[1]], STRING) == [
        "[False, False, False, 1000, False, False, ['RecordHandler'], 20, False]"
    ]


def test_a_function_may_close_its_streams_and_fork(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import os, subprocess, sys

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            sys.stdin.close()
            sys.stdout.close()
            subprocess.run(['true'], check=True)
            child = os.fork()
            if child == 0:
                raise RuntimeError('a child that comes home')
            return a + os.waitpid(child, 0)[1] * 0
    """)
    assert run(slot, file, [BIGINT], [[1]]) == [1]
    assert run(slot, write_udf('f = udf(abs, result_type=DataTypes.BIGINT())\n', 'next.py'), [BIGINT], [[-2]]) == [2]


def test_prints_arrive_whole_and_nothing_of_ours_does(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import logging, sys

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            print('row', a)
            print('ünfinished', end='')
            logging.warning('careful with %s', a)
            return a
    """)
    assert run(slot, file, [BIGINT], [[1]]) == [1]
    out, err = slot.end()
    assert out == f'{MARK}row 1\n{MARK}ünfinished'
    head, text = err.rstrip('\n').split('\x1f')
    assert (head, text) == (f'\x1ejob;0;;30;{line_of(file, "logging.warning")};root;{file}', 'careful with 1')


def line_of(file: Path, text: str) -> int:
    return next(number for number, line in enumerate(file.read_text().split('\n'), 1) if text in line)


MARK = '\x1ejob;0;\x1f'


def lines_with_rows(slot: Slot) -> list[tuple[str, str]]:
    """(rows, text) of the lines that the worker printed, once it is gone."""
    marked = [line.split('\x1f') for line in slot.end()[0].split('\n')[:-1]]
    return [(mark.rsplit(';', 1)[1], text) for mark, text in marked]


def test_a_printed_line_tells_the_row_at_work(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import threading

        print('loaded')

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            if a in (0, 3):
                print('a is', a)
            if a == 2:
                print('two\\nlines')
                thread = threading.Thread(target=print, args=('beside',))
                thread.start()
                thread.join()
            return a
    """)
    slot.open(file, 'f', [BIGINT])
    slot.send_batch([BIGINT], [[0, 1]], first_row=100)
    slot.send_batch([BIGINT], [[2, 3]], first_row=102)
    slot.send(FrameKind.CLOSE)
    slot.receive_until(FrameKind.CLOSED)
    assert lines_with_rows(slot) == [
        ('', 'loaded'),
        ('100', 'a is 0'),
        ('102', 'two'),
        ('102', 'lines'),
        ('102-103', 'beside'),
        ('103', 'a is 3'),
    ]


def test_where_no_row_is_known_none_is_told(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            print('a is', a)
            return a
    """)
    assert run(slot, file, [BIGINT], [[0, 1]]) == [0, 1]
    assert lines_with_rows(slot) == [('', 'a is 0'), ('', 'a is 1')]


def test_levels_are_those_of_the_configuration(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import logging

        logging.basicConfig(level=logging.ERROR)
        noisy, quiet = logging.getLogger('noisy'), logging.getLogger('quiet;one')
        noisy.addHandler(logging.StreamHandler())

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            logging.debug('no'), logging.info('yes')
            noisy.debug('fine')
            quiet.warning('no')
            try:
                1 / 0
            except ZeroDivisionError:
                quiet.exception('many\\\\lines')
            return a
    """)
    levels = {'level': 'OFF', 'overrides': {'noisy': 'DEBUG', 'quiet;one': 'ERROR', 'wrong': 'TRACE'}}
    for _ in range(2):
        assert slot.open(file, 'f', [BIGINT], logging=levels).kind == FrameKind.OPENED
        slot.send_batch([BIGINT], [[1]])
        slot.send(FrameKind.CLOSE)
        slot.receive_until(FrameKind.CLOSED)
    lines = [line.split('\x1f') for line in slot.end()[1].split('\n')[:-1]]
    fields = [(mark.split(';'), text) for mark, text in lines]
    told = [(mark[3], mark[5], text) for mark, text in fields if len(mark) > 3]
    once = told[: len(told) // 2]
    assert told == once * 2
    assert [(level, name) for level, name, _ in once] == [
        ('40', 'udf_worker'),
        ('40', 'udf_worker'),
        ('20', 'root'),
        ('10', 'noisy'),
        ('40', 'quiet_one'),
    ]
    assert 'Unknown log level OFF' in once[0][2]
    assert once[4][2].startswith('many\\\\lines\\nTraceback') and 'ZeroDivisionError' in once[4][2]
    # The file's own handler writes beside, once a run and not twice in the second.
    assert [text for mark, text in fields if len(mark) == 3] == ['fine', 'fine']


def test_a_row_worker_imports_nothing_heavy(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import sys

        @udf(result_type=DataTypes.STRING())
        def f(a):
            return ' '.join(name for name in ('numpy', 'pandas', 'pyarrow', 'ctypes') if name in sys.modules)
    """)
    assert run(slot, file, [STRING], [['x']], STRING) in ([''], ['ctypes'])


def test_the_end_of_stdin_ends_a_worker_in_an_endless_loop(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import subprocess

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            child = subprocess.Popen(['sleep', '600'])
            open('child.pid', 'w').write(str(child.pid))
            while True:
                a += 1
    """)
    slot.open(file, 'f', [BIGINT])
    slot.send_batch([BIGINT], [[1]])
    pid_file = file.parent / 'child.pid'
    wait_for(lambda: pid_file.exists() and pid_file.read_text() != '')
    slot.end()
    assert slot.process.returncode == -9
    wait_for(lambda: not is_running(int(pid_file.read_text())))


def test_a_worker_goes_on_when_the_slot_hangs_up(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf('f = udf(abs, result_type=DataTypes.BIGINT())\n')
    slot.open(file, 'f', [BIGINT])
    # More results than the socket holds, and nobody reads them.
    slot.send_batch([BIGINT], [list(range(200_000))])
    assert run(slot, file, [BIGINT], [[-1]]) == [1]


def test_spin_and_imports_answer(slot: Slot) -> None:
    spun = slot.task({'task': 'spin', 'seconds': 0.05})
    assert spun.kind == FrameKind.ANSWER and spun.json['steps'] > 0 and spun.json['seconds'] >= 0.05
    modules = slot.task({'task': 'imports', 'modules': ['json', 'numpy', 'no_such_module']}).json['modules']
    assert [(each['isExtension'], each['error']) for each in modules[1:]] == [
        (True, None),
        (False, "ModuleNotFoundError: No module named 'no_such_module'"),
    ]


def wait_for(condition: Callable[[], bool], timeout_seconds: float = 20) -> None:
    deadline = time.monotonic() + timeout_seconds
    while not condition():
        assert time.monotonic() < deadline, 'The condition did not come true.'
        time.sleep(0.01)


def is_running(pid: int) -> bool:
    try:
        with open(f'/proc/{pid}/stat') as stat:
            return stat.read().rpartition(')')[2].split()[0] != 'Z'
    except FileNotFoundError:
        return False


def test_dates_share_one_object_but_keep_their_values(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf('f = udf(lambda day: day.toordinal(), result_type=DataTypes.BIGINT())\n')
    days = [day % 400 - 200 for day in range(3_000)]
    epoch = datetime.date(1970, 1, 1).toordinal()
    assert run(slot, file, [DATE], [days]) == [epoch + day for day in days]
    assert os.getpid() != slot.process.pid
