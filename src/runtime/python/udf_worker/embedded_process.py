"""What the slots of thread mode share: one interpreter, one sys.modules, one working folder.

The state of the process is taken when the first function opens and put back when the last one has closed; only then
do modules of the project leave. So slots of one job share the project's helper modules, as they do on Flink.
"""

from __future__ import annotations

import ctypes
from typing import Any

from udf_worker.process_state import ProcessState, enter_folder

hold_thread_state: Any = ctypes.pythonapi.PyGILState_Ensure
hold_thread_state.restype = ctypes.c_int
hold_thread_state.argtypes = ()
release_thread_state: Any = ctypes.pythonapi.PyGILState_Release
release_thread_state.restype = None
release_thread_state.argtypes = (ctypes.c_int,)

PYGILSTATE_LOCKED = 0


class EmbeddedProcess:
    def __init__(self) -> None:
        self.users = 0
        self.state: ProcessState | None = None
        self.project_root: str | None = None

    def enter(self, project_root: str | None) -> None:
        """A function begins to use the process, in the calling thread."""
        if self.users == 0:
            self.state = ProcessState()
            self.project_root = project_root
            if project_root is not None:
                enter_folder(project_root)
        self.users += 1
        # Without this, ctypes makes and drops the thread's state with every call, and thread-local values with it.
        hold_thread_state()

    def leave(self) -> None:
        self.users -= 1
        if self.users == 0 and self.state is not None:
            self.state.restore(self.project_root)
            self.state = None
        # The state before `hold` was: locked, by the call that is going on.
        release_thread_state(PYGILSTATE_LOCKED)
