"""A profile names the hot line, in a worker process and embedded; its shares are those of the clocks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Callable

import pytest
from batches import data_type
from slot import Slot
from test_embedded import Embedding

from udf_worker.protocol import EmbeddedOperation as Op
from udf_worker.protocol import FrameKind

WriteUdf = Callable[..., Path]
Json = dict[str, Any]

BIGINT = data_type('BIGINT')

HELPER = """
def warm(value):
    return value % 7

def hot(value):
    total = 0
    for step in range(60):
        total += (value * step) % 11
    return total
"""
HOT_LINES = (7, 8)

ROWS = """
    from helper import hot, warm

    @udf(result_type=DataTypes.BIGINT())
    def f(a):
        return warm(a) + hot(a)
"""

PANDAS = """
    from helper import hot, warm

    @udf(result_type=DataTypes.BIGINT(), func_type='pandas')
    def f(a):
        return a.map(hot) + a
"""

SLOW = """
    import time

    @udf(result_type=DataTypes.BIGINT())
    def f(a):
        if a == 1234:
            time.sleep(0.05)
        return a
"""


def project(write_udf: WriteUdf, code: str) -> Path:
    file = write_udf(code)
    file.with_name('helper.py').write_text(HELPER)
    return file


def run_process(slot: Slot, file: Path, way: str, rows: int, bundles: int = 1, **more: Any) -> Json:
    """The last report."""
    opened = slot.open(file, 'f', [BIGINT], observe={'profile': way}, **more)
    assert opened.kind == FrameKind.OPENED, opened.json
    reports: list[Json] = []
    for bundle in range(bundles):
        slot.send_batch([BIGINT], [list(range(bundle * rows, (bundle + 1) * rows))])
        reports += [frame.json for frame in slot.end_bundle() if frame.kind == FrameKind.REPORT]
    slot.send(FrameKind.CLOSE)
    reports += [frame.json for frame in slot.receive_until(FrameKind.CLOSED) if frame.kind == FrameKind.REPORT]
    return reports[-1]


def run_embedded(embedding: Embedding, file: Path, way: str, rows: int, slot: int = 0) -> Json:
    embedding.open(file, [BIGINT], slot=slot, observe={'profile': way})
    assert embedding.run([BIGINT], [list(range(rows))], BIGINT, slot=slot).status == 0
    status, reports = embedding.told(Op.REPORT, slot, {'last': True})
    assert status == 0
    embedding.told(Op.CLOSE, slot)
    return reports[-1]


def totals_by_name(report: Json) -> dict[str, int]:
    """Of the sampled tree; none of the functions here calls itself."""
    nodes, functions = report['nodes'], report['functions']
    totals = [node[2] for node in nodes]
    for index in range(len(nodes) - 1, -1, -1):
        parent = nodes[index][0]
        if parent >= 0:
            totals[parent] += totals[index]
    found: dict[str, int] = {}
    for (_, number, _), total in zip(nodes, totals):
        name = functions[number][0]
        found[name] = found.get(name, 0) + total
    return found


def hottest_line(report: Json) -> tuple[str, int]:
    number, line, _, _ = max(report['lines'], key=lambda each: each[2])
    return Path(report['functions'][number][1]).name, line


def agrees_with_clocks(report: Json) -> None:
    own = totals_by_name(report)['f'] / report['sampledNs']
    clocks = report['clocks']
    user = clocks['user'] / sum(clocks.values())
    assert own == pytest.approx(user, abs=0.1)


def check_hot_spot(report: Json) -> None:
    name, line = hottest_line(report)
    assert name == 'helper.py' and line in HOT_LINES
    totals = totals_by_name(report)
    assert totals['hot'] > 4 * totals.get('warm', 0)
    origins = {name: origin for name, _, _, origin in report['functions']}
    assert (origins['hot'], origins['f']) == ('own', 'own')
    assert 'engine' in origins.values()
    agrees_with_clocks(report)


def test_samples_name_the_hot_line_of_a_row_worker(slot: Slot, write_udf: WriteUdf) -> None:
    report = run_process(slot, project(write_udf, ROWS), 'sampling', 80_000)
    check_hot_spot(report)
    assert report['way'] == 'sampling' and 'calls' not in report
    assert report['samplerNs'] < report['wallNs'] / 5


def test_samples_name_the_hot_line_of_a_pandas_function(slot: Slot, write_udf: WriteUdf) -> None:
    more = {'mode': 'process-arrow', 'kind': 'pandas_scalar', 'funcType': 'pandas'}
    report = run_process(slot, project(write_udf, PANDAS), 'sampling', 20_000, bundles=4, **more)
    check_hot_spot(report)
    slowest = report['slow'][0]
    assert slowest['rows'] == 20_000 and slowest['row'] % 20_000 == 0
    assert report['clocks']['user'] >= slowest['ns'] > 0


def test_samples_name_the_hot_line_of_an_embedded_function(write_udf: WriteUdf) -> None:
    check_hot_spot(run_embedded(Embedding(), project(write_udf, ROWS), 'sampling', 80_000))


def test_exact_counts_every_call(slot: Slot, write_udf: WriteUdf) -> None:
    report = run_process(slot, project(write_udf, ROWS), 'exact', 30_000, bundles=2)
    counts = {report['functions'][number][0]: calls for number, calls, *_ in report['calls']}
    assert (counts['f'], counts['hot'], counts['warm']) == (60_000, 60_000, 60_000)
    names = [each[0] for each in report['functions']]
    callers = {(names[caller], names[called]): calls for caller, called, calls, *_ in report['edges']}
    assert callers['f', 'hot'] == 60_000
    if sys.version_info < (3, 12):
        check_hot_spot(report)
    else:
        assert report['nodes'] == [] and report['notes']


def test_exact_counts_of_an_embedded_function_are_its_own_slots(write_udf: WriteUdf) -> None:
    embedding, file = Embedding(), project(write_udf, ROWS)
    for slot in (0, 1):
        report = run_embedded(embedding, file, 'exact', 10_000, slot=slot)
        counts = {report['functions'][number][0]: calls for number, calls, *_ in report['calls']}
        assert counts['hot'] == 10_000


def test_memory_names_the_line_that_holds_it(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        kept = []

        @udf(result_type=DataTypes.BIGINT())
        def f(a):
            kept.append(bytes(20_000))
            return a
    """)
    report = run_process(slot, file, 'memory', 400, bundles=5)
    memory = report['memory']
    path, line, held, blocks = memory['lines'][0]
    assert Path(path) == file
    lines: list[str] = file.read_text().splitlines()
    assert lines[int(line) - 1].strip() == 'kept.append(bytes(20_000))'
    assert held == pytest.approx(blocks * 20_000, rel=0.05)
    assert 40_000_000 < memory['peakBytes'] < 60_000_000
    assert memory['own'] > memory['engine']


def test_a_slow_row_is_found_with_its_arguments(slot: Slot, write_udf: WriteUdf) -> None:
    report = run_process(slot, write_udf(SLOW), 'sampling', 1_000, bundles=3)
    slowest = report['slow'][0]
    assert (slowest['row'], slowest['rows'], slowest['arguments']) == (1234, 1, [['a', '1234']])
    assert slowest['ns'] == pytest.approx(50e6, rel=0.3)


def test_a_slow_row_is_found_in_thread_mode(write_udf: WriteUdf) -> None:
    report = run_embedded(Embedding(), write_udf(SLOW), 'sampling', 3_000)
    assert report['slow'][0]['row'] == 1234


def test_nothing_of_it_is_loaded_elsewhere(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("""
        import sys

        @udf(result_type=DataTypes.STRING())
        def f(a):
            return ' '.join(name for name in sys.modules if 'observing' in name or name in ('cProfile', 'tracemalloc'))
    """)
    slot.open(file, 'f', [BIGINT])
    slot.send_batch([BIGINT], [[1]])
    answer = slot.receive()
    assert answer.kind == FrameKind.BATCH_RESULT and b'observing' not in answer.payload
    assert b'cProfile' not in answer.payload and b'tracemalloc' not in answer.payload
