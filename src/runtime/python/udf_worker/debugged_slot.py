"""A slot of thread mode under the debugger. A slot's own thread is not Python's, and debugpy traces only threads that
Python began: so here every call is handed to one, and the slot's thread waits for its answer without the GIL.
"""

from __future__ import annotations

import queue
import threading
from typing import Any

from udf_worker.channel import json_bytes
from udf_worker.debugging import start_debugger, wait_for_client
from udf_worker.embedded_process import EmbeddedProcess
from udf_worker.embedded_slot import SUCCEEDED, EmbeddedSlot
from udf_worker.protocol import EmbeddedOperation
from udf_worker.values.payload import Buffer

Call = tuple[int, memoryview, memoryview]

starting = threading.Lock()
started: dict[str, Any] = {}
"""What DEBUG answers. One debugger a process serves all of its slots."""


def start_once(token: str) -> None:
    """In a thread of its own: the debugger traces the thread that starts it, and those that are begun later."""
    with starting:
        if not started:
            thread = threading.Thread(target=lambda: started.update(start_debugger(token)), name='debugger')
            thread.start()
            thread.join()


class DebuggedSlot(EmbeddedSlot):
    def __init__(self, process: EmbeddedProcess, number: int) -> None:
        super().__init__(process)
        self.calls: queue.SimpleQueue[Call] = queue.SimpleQueue()
        self.answers: queue.SimpleQueue[int] = queue.SimpleQueue()
        threading.Thread(target=self.serve, name=f'slot {number + 1}', daemon=True).start()

    def call(self, operation: int, given: memoryview, target: memoryview) -> int:
        self.calls.put((operation, given, target))
        return self.answers.get()

    def serve(self) -> None:
        while True:
            self.answers.put(super().call(*self.calls.get()))

    def answer(self, operation: int, given: memoryview, entered_ns: int) -> list[Buffer]:
        if operation == EmbeddedOperation.DEBUG:
            return [SUCCEEDED, json_bytes(started)]
        return super().answer(operation, given, entered_ns)

    def open(self, order: dict[str, Any]) -> dict[str, Any]:
        wait_for_client()
        return super().open(order)
