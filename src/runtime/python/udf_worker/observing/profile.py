"""The profile of a job: where the time (or the memory) of its rows goes.

`sampling` looks at the stack of the job's thread a few hundred times a second. `exact` is cProfile around each call of
the operator, as Flink does it around each bundle, with the samples beside it: cProfile has no stacks. `memory` adds
tracemalloc to the samples. open() and close() are not part of it, as on Flink.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from udf_worker.observing.call_counts import CallCounts
from udf_worker.observing.functions import Functions
from udf_worker.observing.memory_lines import MemoryLines
from udf_worker.observing.pace import Pace
from udf_worker.observing.profiled_operator import ProfiledOperator
from udf_worker.observing.sampler import Sampler
from udf_worker.observing.slow_rows import SlowRows

if TYPE_CHECKING:
    from udf_worker.observing.observers import Json
    from udf_worker.open_udf import OpenedUdf

REPORT_SECONDS = 0.5

# From here on cProfile is a tool of sys.monitoring: it sees all threads of the interpreter, and there is one of it.
SEES_ALL_THREADS = sys.version_info >= (3, 12)

SEVERAL_SLOTS = (
    'Python 3.12 and later count the calls of a whole interpreter, and in thread mode several slots share one: '
    'sampled instead. One slot, or process mode, has exact counts.'
)
NO_SAMPLES = (
    'Python 3.12 and later count the calls of all threads, the sampler included: exact counts come without '
    'a flame graph and without lines.'
)
ONE_TRACER = 'Memory is traced for the whole task manager in thread mode, and is told by its first slot.'


class Profile:
    """Reports all there is by now, each time; the last report of a slot is its profile."""

    def __init__(self, opened: OpenedUdf, way: str) -> None:
        self.pace = Pace(REPORT_SECONDS)
        self.notes: list[str] = []
        self.way = self.possible(way, opened.context.order)
        self.functions = Functions(opened.context.loaded.files)
        self.calls = CallCounts(self.functions) if self.way == 'exact' else None
        self.memory = MemoryLines(opened.context.loaded.files) if self.way == 'memory' else None
        self.work = ProfiledOperator(opened, self.calls)
        self.rows = SlowRows(self.work) if opened.context.order['mode'] != 'process-arrow' else None
        self.sampler = None
        if self.calls is None or not SEES_ALL_THREADS:
            self.sampler = Sampler(self.functions, self.work, self.rows, self.memory)
        else:
            self.notes.append(NO_SAMPLES)
        opened.operator = self.work
        opened.context.closers.append(self.stop)

    def possible(self, way: str, order: Json) -> str:
        in_company = order['mode'] == 'thread' and order['parallelism'] > 1
        if way == 'exact' and in_company and SEES_ALL_THREADS:
            self.notes.append(SEVERAL_SLOTS)
            return 'sampling'
        if way == 'memory' and in_company and order['subtaskIndex'] > 0:
            self.notes.append(ONE_TRACER)
            return 'sampling'
        return way

    def stop(self) -> None:
        if self.sampler is not None:
            self.sampler.stop()
        if self.memory is not None:
            self.memory.stop()

    def reports(self, last: bool) -> Iterator[Json]:
        if not self.pace.is_due(last):
            return
        if last:
            self.stop()
        yield {
            'kind': 'profile',
            'way': self.way,
            **self.told_samples(),
            **({} if self.calls is None or not last else self.calls.told()),
            **({} if self.memory is None else {'memory': self.memory.told()}),
            # Last, so that it names all that the others speak of.
            'functions': self.functions.told(),
            'slow': (self.work.slow if self.rows is None else self.rows).told(),
            'rows': self.work.rows,
            'wallNs': self.work.wall_ns,
            'clocks': {'decode': self.work.decode, 'user': self.work.user, 'back': self.work.back},
            'notes': self.notes,
        }

    def told_samples(self) -> Json:
        if self.sampler is None:
            return {'nodes': [], 'lines': [], 'samples': 0, 'sampledNs': 0, 'samplerNs': 0}
        return self.sampler.told()
