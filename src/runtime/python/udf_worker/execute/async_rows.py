"""Coroutines of rows, run by an event loop in a thread of its own: results in input order, retries, timeouts.

The loop has its own thread, as on Flink, so that a call which blocks the loop still meets its timeout.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Sequence
from time import monotonic
from typing import Any, Callable, NamedTuple

RowCall = Callable[[int], Any]
"""Calls the function with the arguments of a row: what comes back is awaited where it is a coroutine."""

# Flink waits as long for its loop to end.
JOIN_SECONDS = 1.0


class AsyncOptions(NamedTuple):
    concurrency: int
    """Rows in flight."""
    timeout_seconds: float
    """Over all attempts of a row; 0: none."""
    attempts: int
    """Calls of a row, the first one included."""
    retry_delay_seconds: float


class Entry:
    """A row in flight. Written by the loop's thread before `done`, read by the other one after it."""

    def __init__(self, row: int, timeout_seconds: float) -> None:
        self.row = row
        self.deadline = monotonic() + timeout_seconds if timeout_seconds > 0 else None
        self.done = False
        self.result: Any = None
        self.error: BaseException | None = None

    def is_late(self) -> bool:
        return self.deadline is not None and monotonic() > self.deadline


class RowFailed(Exception):
    """The row, and what its last attempt raised; `error` is None where it timed out."""

    def __init__(self, row: int, error: BaseException | None) -> None:
        super().__init__(row)
        self.row = row
        self.error = error


class AsyncRows:
    """Runs rows until `close`. One thread at a time may call `run`."""

    def __init__(self, options: AsyncOptions) -> None:
        self.options = options
        self.loop = asyncio.new_event_loop()
        self.changed = threading.Condition()
        self.failed: Entry | None = None
        self.thread = threading.Thread(target=self.serve, name='async-scalar', daemon=True)
        self.thread.start()

    def serve(self) -> None:
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_forever()
        finally:
            self.loop.close()

    def close(self) -> None:
        if self.thread.is_alive():
            self.loop.call_soon_threadsafe(self.stop)
            self.thread.join(JOIN_SECONDS)

    def stop(self) -> None:
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        # The next turn of the loop delivers the cancellations.
        self.loop.call_soon(self.loop.stop)

    def run(self, call: RowCall, rows: Sequence[int], results: list[Any]) -> None:
        """Appends the results in the order of the rows. Raises RowFailed; then `results` has those before it."""
        self.failed = None
        in_flight: deque[Entry] = deque()
        for row in rows:
            if len(in_flight) >= self.options.concurrency:
                results.append(self.first_result(in_flight))
            entry = Entry(row, self.options.timeout_seconds)
            in_flight.append(entry)
            asyncio.run_coroutine_threadsafe(self.attempt(call, entry), self.loop)
        while in_flight:
            results.append(self.first_result(in_flight))

    def first_result(self, in_flight: deque[Entry]) -> Any:
        """Waits for the oldest row; but a row that fails ends the job at once, whichever it is."""
        first = in_flight[0]
        with self.changed:
            while not first.done and self.failed is None:
                seconds = None if first.deadline is None else first.deadline - monotonic()
                if seconds is not None and seconds <= 0:
                    raise RowFailed(first.row, None)
                self.changed.wait(seconds)
            failed = self.failed
        if failed is not None:
            raise RowFailed(failed.row, failed.error)
        in_flight.popleft()
        return first.result

    async def attempt(self, call: RowCall, entry: Entry) -> None:
        calls = 1
        while True:
            try:
                result = call(entry.row)
                if asyncio.iscoroutine(result):
                    result = await result
            except asyncio.CancelledError as problem:
                self.finish(entry, None, problem)
                raise
            except Exception as problem:
                if calls >= self.options.attempts or entry.is_late():
                    self.finish(entry, None, problem)
                    return
            except BaseException as problem:
                self.finish(entry, None, problem)
                return
            else:
                self.finish(entry, result, None)
                return
            calls += 1
            await asyncio.sleep(self.options.retry_delay_seconds)

    def finish(self, entry: Entry, result: Any, error: BaseException | None) -> None:
        with self.changed:
            entry.result, entry.error, entry.done = result, error, True
            if error is not None and self.failed is None:
                self.failed = entry
            self.changed.notify()
