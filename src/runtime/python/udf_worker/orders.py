"""Orders on stdin, and the watchdog on the same pipe.

The pipe's end means that the TaskManager is gone. A thread of its own reads it, so that this is seen whatever the
user's function does; then the worker's whole process group is killed. (User code that never gives up the GIL keeps
that thread from running: for such cases Linux kills the worker itself when its parent dies.)
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
from typing import Any

READ_BYTES = 1 << 16
PR_SET_PDEATHSIG = 1

Order = dict[str, Any]


class Orders:
    """The orders in the sequence they came."""

    def __init__(self) -> None:
        self.arrived: queue.SimpleQueue[Order] = queue.SimpleQueue()
        # stdin belongs to the TaskManager: user code gets an empty one, and cannot close ours.
        self.pipe = os.dup(0)
        with open(os.devnull, 'rb') as nothing:
            os.dup2(nothing.fileno(), 0)
        threading.Thread(target=self.watch, name='watchdog', daemon=True).start()

    def next(self) -> Order:
        return self.arrived.get()

    def watch(self) -> None:
        ask_for_death_signal()
        rest = b''
        while True:
            chunk = os.read(self.pipe, READ_BYTES)
            if not chunk:
                kill_own_group()
            *lines, rest = (rest + chunk).split(b'\n')
            for line in lines:
                if line.strip():
                    self.arrived.put(json.loads(line))


def kill_own_group() -> None:
    """Ends this worker and everything its functions started.

    Only itself where it leads no group: that is someone else's.
    """
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def ask_for_death_signal() -> None:
    """Linux: SIGKILL for this process when the thread that spawned it ends."""
    if not sys.platform.startswith('linux'):
        return
    import ctypes

    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
