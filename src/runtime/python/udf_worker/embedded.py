"""The entry of thread mode: CPython inside the TaskManager, called by its slots' threads through ctypes
(docs/protocol.md).

ctypes takes the GIL when a slot calls and gives it up when the entry returns. A slot's thread is not one of Python's:
the state that Python keeps for it is held from OPEN to CLOSE, so that thread-local values of a function last as long
as the function. What a function prints goes to the TaskManager's own stdout and stderr.
"""

from __future__ import annotations

import ctypes
import functools
from typing import Any

from udf_worker.embedded_process import EmbeddedProcess
from udf_worker.embedded_slot import EmbeddedSlot
from udf_worker.protocol import EmbeddedOperation
from udf_worker.user_output import flush_user_output, open_user_output

READ, WRITE = 0x100, 0x200

ENTRY_TYPE = ctypes.CFUNCTYPE(
    ctypes.c_int64,
    ctypes.c_int32,
    ctypes.c_int32,
    ctypes.c_void_p,
    ctypes.c_int64,
    ctypes.c_void_p,
    ctypes.c_int64,
)
INTERRUPT_TYPE = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_int32)

memory_at: Any = ctypes.pythonapi.PyMemoryView_FromMemory
memory_at.restype = ctypes.py_object
memory_at.argtypes = (ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_int)


class EmbeddedWorker:
    """All slots of this process, and the two C entries to them."""

    def __init__(self) -> None:
        self.process = EmbeddedProcess()
        self.slots: dict[int, EmbeddedSlot] = {}
        self.entry = ENTRY_TYPE(self.call)
        self.interrupt_entry = INTERRUPT_TYPE(self.cancel)

    def call(
        self, operation: int, slot: int, given: int | None, given_bytes: int, out: int | None, out_bytes: int
    ) -> int:
        if operation == EmbeddedOperation.DEBUG:
            self.debug(slot, bytes(memory(given, given_bytes, READ)).decode())
        answer_bytes = self.slot(slot).call(operation, memory(given, given_bytes, READ), memory(out, out_bytes, WRITE))
        flush_user_output()
        return answer_bytes

    def debug(self, number: int, token: str) -> None:
        """From now on the slot's calls run in a thread of Python's own: the debugger sees no other."""
        from udf_worker.debugged_slot import DebuggedSlot, start_once

        start_once(token)
        self.slots[number] = DebuggedSlot(self.process, number)

    def cancel(self, slot: int) -> int:
        """1 where the slot was working."""
        return int(self.slot(slot).interrupt())

    def slot(self, number: int) -> EmbeddedSlot:
        slot = self.slots.get(number)
        if slot is None:
            # Two threads may get here for one number (a first call and its cancelling): setdefault keeps one of them.
            slot = self.slots.setdefault(number, EmbeddedSlot(self.process))
        return slot


def memory(address: int | None, size: int, access: int) -> memoryview:
    """The memory itself, of format B. The caller keeps it alive while the entry runs."""
    if address is None or size == 0:
        return memoryview(bytearray())
    view: memoryview = memory_at(address, size, access)
    return view


@functools.cache
def the_worker() -> EmbeddedWorker:
    """The one of this process. ctypes objects must outlive all calls of their addresses, so it is never dropped."""
    open_user_output()
    return EmbeddedWorker()


def addresses() -> tuple[int, int]:
    """Of `int64 entry(op, slot, in, in_length, out, out_capacity)` and of `int32 interrupt(slot)`."""
    worker = the_worker()
    return address_of(worker.entry), address_of(worker.interrupt_entry)


def cancel(slot: int) -> bool:
    """Raises SlotCancelled in the code that the slot runs; False where it runs none."""
    return bool(the_worker().cancel(slot))


def address_of(entry: Any) -> int:
    address = ctypes.cast(entry, ctypes.c_void_p).value
    assert address is not None, 'A function has an address.'
    return address
