"""One slot of thread mode: its open function, its answers, and its being cancelled.

Cancelling: `interrupt`, called by another thread, makes Python raise SlotCancelled in the slot's thread. It can come
up at any point while `running` is set, so everything until then stands in one try. Setting it off and clearing what
is still under way come next, and no cancel reaches a later call.
"""

from __future__ import annotations

import ctypes
import json
import struct
import sys
import threading
from collections.abc import Sequence
from time import monotonic_ns
from typing import Any

from udf_worker.answers import answer_for
from udf_worker.cancelling import SlotCancelled
from udf_worker.channel import json_bytes
from udf_worker.clocks import BundleClocks
from udf_worker.embedded_process import EmbeddedProcess
from udf_worker.errors import ErrorData, WorkbenchError, internal_error
from udf_worker.open_udf import OpenedUdf, open_udf
from udf_worker.output_place import OutputPlace, places
from udf_worker.protocol import EmbeddedOperation
from udf_worker.user_output import flush_user_output
from udf_worker.values.payload import Buffer, batch_pieces, batch_rows, first_row, split_batch

RUN_HEAD = struct.Struct('<2I5Q')
"""Status, rows out; entered, decode, user and back nanoseconds, bytes of the payload that follows."""

SUCCEEDED, FAILED = b'\x00', b'\x01'

raise_in_thread: Any = ctypes.pythonapi.PyThreadState_SetAsyncExc
raise_in_thread.argtypes = (ctypes.c_ulong, ctypes.py_object)


def use_up_cancelling(thread: int) -> None:
    """Has the exception come up here that may still be on its way to this thread, and leaves nothing behind.

    To take it back (SetAsyncExc of nothing) would leave Python looking for one at every jump from then on, and on 3.11
    a traced or profiled thread does nothing else any more.
    """
    try:
        raise_in_thread(thread, SlotCancelled)
        while True:
            pass
    except SlotCancelled:
        return


class CollectedResults:
    """What the operator emitted since the last call of it: one batch at most, since an answer holds one payload."""

    def __init__(self) -> None:
        self.buffers: Sequence[Buffer] = ()
        self.rows = 0

    def emit(self, buffers: Sequence[Buffer], rows: int) -> None:
        assert self.rows == 0, 'Operators of thread mode emit once a batch.'
        self.buffers, self.rows = buffers, rows

    def hand_over(self) -> None:
        """Nothing goes on before the call returns."""

    def take(self) -> tuple[Sequence[Buffer], int]:
        taken = self.buffers, self.rows
        self.buffers, self.rows = (), 0
        return taken


class EmbeddedSlot:
    """Used by one thread at a time; `interrupt` by any."""

    def __init__(self, process: EmbeddedProcess) -> None:
        self.process = process
        self.opened: OpenedUdf | None = None
        self.clocks = BundleClocks()
        self.results = CollectedResults()
        self.kept: Buffer = b''
        """An answer that did not fit into the slot's memory, until it is fetched."""
        self.running = False
        self.interrupted = False
        self.thread = 0

    # --- cancelling

    def interrupt(self) -> bool:
        """Whether there was something to interrupt."""
        thread = self.thread
        # Nothing between this test and the call gives up the GIL, so the slot cannot leave its try in between.
        if self.running:
            self.interrupted = True
            raise_in_thread(thread, SlotCancelled)
            return True
        return False

    # --- calls

    def call(self, operation: int, given: memoryview, target: memoryview) -> int:
        """Writes the answer to `target` and returns its length, or -(its length) where it is kept because it is
        longer.
        """
        entered_ns = monotonic_ns()
        if operation == EmbeddedOperation.FETCH:
            return self.fetch(target)
        self.thread = threading.get_ident()
        try:
            try:
                self.running = True
                answer = self.answer(operation, given, entered_ns)
            finally:
                self.running = False
                if self.interrupted:
                    self.interrupted = False
                    use_up_cancelling(self.thread)
        except SlotCancelled:
            answer = failure(operation, entered_ns, CANCELLED)
        except WorkbenchError as problem:
            answer = failure(operation, entered_ns, problem.data)
        except BaseException as problem:
            answer = failure(operation, entered_ns, internal_error(problem))
        return self.deliver(answer, target)

    def answer(self, operation: int, given: memoryview, entered_ns: int) -> list[Buffer]:
        if operation == EmbeddedOperation.RUN:
            return self.run(given, entered_ns)
        if operation == EmbeddedOperation.OPEN:
            return [SUCCEEDED, json_bytes(self.open(json.loads(bytes(given))))]
        if operation == EmbeddedOperation.CLOSE:
            self.close()
            return [SUCCEEDED]
        if operation == EmbeddedOperation.FINISH:
            return [SUCCEEDED, json_bytes(self.finish())]
        if operation == EmbeddedOperation.LIMIT:
            self.limit(json.loads(bytes(given))['rows'])
            return [SUCCEEDED]
        if operation == EmbeddedOperation.REPORT:
            return [SUCCEEDED, json_bytes(list(self.the_opened().reports(json.loads(bytes(given))['last'])))]
        if operation == EmbeddedOperation.TASK:
            return [SUCCEEDED, json_bytes(self.task(json.loads(bytes(given))))]
        raise WorkbenchError('BAD_REQUEST', 'usage', f'There is no operation {operation}.', {'operation': operation})

    def deliver(self, answer: Sequence[Buffer], target: memoryview) -> int:
        length = sum(map(len, answer))
        if length > len(target):
            self.kept = b''.join(answer)
            return -length
        write(answer, target)
        return length

    def fetch(self, target: memoryview) -> int:
        kept, self.kept = self.kept, b''
        return self.deliver([kept], target)

    # --- operations

    def open(self, order: dict[str, Any]) -> dict[str, Any]:
        """The JSON of OPENED. A function that was still open is closed first."""
        self.close()
        self.results.take()
        self.process.enter(order['projectRoot'])
        place = OutputPlace(order['jobId'], order['subtaskIndex'])
        places.by_thread[threading.get_ident()] = place
        try:
            self.opened = open_udf(order, self.clocks, self.results, place)
        except BaseException:
            self.leave()
            raise
        return self.opened.answer

    def close(self) -> None:
        """Calls the function's close(). An exception of it fails the job, as in Flink's thread mode."""
        opened, self.opened = self.opened, None
        if opened is None:
            return
        try:
            opened.close()
        finally:
            self.leave()

    def leave(self) -> None:
        flush_user_output()
        places.by_thread.pop(threading.get_ident(), None)
        self.process.leave()

    def run(self, payload: memoryview, entered_ns: int) -> list[Buffer]:
        opened, clocks = self.the_opened(), self.clocks
        clocks.reset()
        rows = batch_rows(payload)
        opened.context.place.begin_frame(first_row(payload), rows)
        error = opened.operator.batch(split_batch(payload), rows)
        opened.context.place.no_rows()
        buffers, rows_out = self.results.take()
        pieces = batch_pieces(rows_out, buffers)
        status = 0 if error is None else 1
        size = sum(map(len, pieces))
        head = RUN_HEAD.pack(status, rows_out, entered_ns, clocks.decode, clocks.user, clocks.encode_back, size)
        return [head, *pieces, b'' if error is None else json_bytes(error)]

    def limit(self, rows: int | None) -> None:
        """Until the next call: no more rows are wanted of any one RUN. None: all are."""
        self.the_opened().context.most_rows = sys.maxsize if rows is None else rows

    def finish(self) -> dict[str, Any]:
        """The JSON of FINISHED. Row functions keep nothing back, so there are no rows with it."""
        opened, clocks = self.the_opened(), self.clocks
        clocks.reset()
        error = opened.finish()
        if error is not None:
            raise WorkbenchError.of(error)
        spent = [clocks.decode, clocks.user, clocks.encode_back, 0]
        return {'notes': opened.context.notes.texts, 'clocksNs': spent, 'rowsOut': 0}

    def the_opened(self) -> OpenedUdf:
        if self.opened is None:
            raise WorkbenchError('BAD_REQUEST', 'usage', 'No function is open in this slot.')
        return self.opened

    def task(self, order: dict[str, Any]) -> dict[str, Any]:
        self.process.enter(order.get('projectRoot'))
        try:
            return answer_for(order)
        finally:
            self.process.leave()


CANCELLED: ErrorData = {
    'error': 'The function was cancelled.',
    'error_type': 'Cancelled',
    'stage': 'run',
    'code': 'CANCELLED',
    'facts': {},
}


def failure(operation: int, entered_ns: int, error: ErrorData) -> list[Buffer]:
    data = json_bytes(error)
    if operation == EmbeddedOperation.RUN:
        return [RUN_HEAD.pack(1, 0, entered_ns, 0, 0, 0, 0), data]
    return [FAILED, data]


def write(pieces: Sequence[Buffer], target: memoryview) -> None:
    offset = 0
    for piece in pieces:
        end = offset + len(piece)
        target[offset:end] = piece
        offset = end
