"""Looks at the stack of a job's thread from a thread of its own.

A look needs the GIL, which a thread that computes gives up only where a function begins, a loop goes on or a call has
returned: what a line spends between two such points is told at the second of them. So a line of pure arithmetic may
count for the next call or the loop around it; a call into C counts for its line, however long it takes. The time since
the last look goes to what is seen, because the GIL makes the looks uneven.
"""

from __future__ import annotations

import sys
import threading
from time import monotonic_ns, sleep, thread_time_ns
from types import CodeType, FrameType
from typing import Any, Callable

from udf_worker.observing.call_tree import CallTree
from udf_worker.observing.functions import Functions
from udf_worker.observing.memory_lines import MemoryLines
from udf_worker.observing.profiled_operator import ProfiledOperator
from udf_worker.observing.slow_rows import SlowRows

INTERVAL_SECONDS = 0.001
IDLE_SECONDS, IDLE_AFTER_NS = 0.05, 10_000_000_000
"""Between two looks while no rows come; a job that was given up keeps its sampler until its slot is used again."""

# Python's own 5 ms would let a thread that computes keep the GIL for five looks.
SWITCH_SECONDS = 0.0005

current_frames: Callable[[], dict[int, FrameType]] = vars(sys)['_current_frames']
"""Of each thread that is in Python, the innermost frame. Its name is private, its being there is documented."""

ASYNC_THREAD = 'async-scalar'


class SwitchInterval:
    """That of the process, shortened while any sampler of it looks."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.users = 0
        self.usual = 0.0

    def shorten(self) -> None:
        with self.lock:
            if self.users == 0:
                self.usual = sys.getswitchinterval()
                sys.setswitchinterval(min(SWITCH_SECONDS, self.usual))
            self.users += 1

    def restore(self) -> None:
        with self.lock:
            self.users -= 1
            if self.users == 0:
                sys.setswitchinterval(self.usual)


switch_interval = SwitchInterval()


class Sampler:
    """Looks from its making until `stop`. `lock` keeps the tree for one thread at a time."""

    def __init__(
        self, functions: Functions, work: ProfiledOperator, rows: SlowRows | None, memory: MemoryLines | None
    ) -> None:
        self.tree = CallTree(functions)
        self.work = work
        self.rows = rows
        self.memory = memory
        self.lock = threading.Lock()
        self.samples = 0
        self.sampled_ns = 0
        self.spent_ns = 0
        self.looked_at_ns = self.worked_at_ns = monotonic_ns()
        self.stopped = False
        self.bases: set[CodeType] = {
            ProfiledOperator.batch.__code__,
            ProfiledOperator.end_bundle.__code__,
            ProfiledOperator.finish.__code__,
        }
        """Stacks are told from here on."""
        self.ends: set[CodeType] = {ProfiledOperator.begin.__code__, ProfiledOperator.end.__code__}
        self.async_threads = [each for each in threading.enumerate() if each.name == ASYNC_THREAD]
        if self.async_threads:
            from udf_worker.execute.async_rows import AsyncRows

            self.bases.add(AsyncRows.attempt.__code__)
        switch_interval.shorten()
        self.thread = threading.Thread(target=self.run, name='profile-sampler', daemon=True)
        self.thread.start()

    def stop(self) -> None:
        if self.stopped:
            return
        self.stopped = True
        self.thread.join()
        switch_interval.restore()

    def run(self) -> None:
        while not self.stopped:
            sleep(IDLE_SECONDS if self.looked_at_ns - self.worked_at_ns > IDLE_AFTER_NS else INTERVAL_SECONDS)
            self.looked_at_ns, before_ns = monotonic_ns(), self.looked_at_ns
            if not self.work.is_working:
                continue
            began_ns = thread_time_ns()
            with self.lock:
                self.look(self.looked_at_ns, max(before_ns, self.work.since_ns))
            self.spent_ns += thread_time_ns() - began_ns

    def look(self, now_ns: int, since_ns: int) -> None:
        """`since_ns`: when the last look was, or the operator's call began."""
        frames = current_frames()
        stack = self.stack_of(frames.get(self.work.thread))
        if stack is None:
            return
        self.worked_at_ns = now_ns
        stack = self.async_stack(frames) or stack
        # The call may have begun between the two.
        ns = max(0, now_ns - since_ns)
        self.samples += 1
        self.sampled_ns += ns
        self.tree.add(self.told_stack(stack), ns)
        if self.rows is not None:
            self.rows.look(stack, now_ns, ns)
        if self.memory is not None:
            self.memory.look()

    def stack_of(self, frame: FrameType | None) -> list[FrameType] | None:
        """None where the thread is not inside of the operator."""
        stack: list[FrameType] = []
        while frame is not None and frame.f_code not in self.bases:
            stack.append(frame)
            frame = frame.f_back
        if frame is None:
            return None
        stack.reverse()
        return stack

    def told_stack(self, stack: list[FrameType]) -> list[tuple[CodeType, int]]:
        """What a call's end is the first to let us see was the operator's own work."""
        if stack and stack[0].f_code in self.ends:
            batch: CodeType = type(self.work.operator).batch.__code__
            return [(batch, batch.co_firstlineno)]
        return [(frame.f_code, line_of(frame)) for frame in stack]

    def async_stack(self, frames: dict[int, FrameType]) -> list[FrameType] | None:
        """Of the event loop where it runs the function: the job's thread only waits for it then."""
        for thread in self.async_threads:
            stack = self.stack_of(frames.get(thread.ident or 0))
            if stack:
                return stack
        return None

    def told(self) -> dict[str, Any]:
        with self.lock:
            return {
                'nodes': self.tree.told_nodes(),
                'lines': self.tree.told_lines(),
                'samples': self.samples,
                'sampledNs': self.sampled_ns,
                'samplerNs': self.spent_ns,
            }


def line_of(frame: FrameType) -> int:
    # Between the first instructions of some functions there is none.
    return frame.f_lineno or frame.f_code.co_firstlineno
