"""Debug support, imported in debug runs only: nothing else of the worker knows debugpy.

The debugger listens on loopback, on a port that the system picks, and takes the first client that shows the token of
the run. Our own modules are excluded from it, so that a step leads from one call of the user's function to its next.
"""

from __future__ import annotations

import dis
import functools
import importlib
import inspect
import os
import threading
from types import CodeType, FrameType
from typing import Any

from udf_worker.load import LoadedUdf

LOOPBACK = '127.0.0.1'
OWN_FOLDER = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
METHODS = ('accumulate', 'eval')


class EntryState:
    """Of the breakpoint where a call begins."""

    def __init__(self) -> None:
        self.code: CodeType | None = None
        self.last: FrameType | None = None
        """The call that began last, held so that no later one can be taken for it."""


entry_state = EntryState()


def start_debugger(token: str) -> dict[str, Any]:
    """Listens, once a process. The JSON of DEBUGGER: `port`, `pid`, and `ownFolder`, whose code is not the user's."""
    # It would warn on stderr, which is the user's, of frozen modules of the standard library.
    os.environ['PYDEVD_DISABLE_FILE_VALIDATION'] = '1'
    debugpy = the_debugpy()
    keep_out_our_threads()
    debugpy.configure(subProcess=False)
    debugpy.listen((LOOPBACK, 0), in_process_debug_adapter=True)
    debugger = the_debugger()
    debugger.authentication.access_token = token
    debugger.wait_for_server_socket_ready()
    return {'port': debugger._server_socket_name[1], 'pid': os.getpid(), 'ownFolder': OWN_FOLDER}


def wait_for_client() -> None:
    """Until the client has set its breakpoints."""
    the_debugpy().wait_for_client()


def the_debugpy() -> Any:
    return importlib.import_module('debugpy')


def the_debugger() -> Any:
    """The one of pydevd, which debugpy wraps. It is importable once debugpy is."""
    return importlib.import_module('_pydevd_bundle.pydevd_constants').get_global_debugger()


def keep_out_our_threads() -> None:
    """A stop may hold all threads, but never the watchdog that ends this process with its TaskManager."""
    for thread in threading.enumerate():
        if thread.name == 'watchdog':
            vars(thread).update(pydev_do_not_trace=True, is_pydev_daemon_thread=True)


def entry_of(loaded: LoadedUdf) -> dict[str, Any] | None:
    """Where a call begins: `file` and the `line` of its first statement. None where that is not Python."""
    return first_line(code_of(loaded.call if loaded.instance is None else user_method(loaded.instance)))


def entry_of_method(loaded: LoadedUdf, name: str) -> dict[str, Any] | None:
    """The same of one method of its class."""
    return first_line(code_of(getattr(loaded.instance, name)))


def first_line(code: CodeType | None) -> dict[str, Any] | None:
    if code is None:
        return None
    entry_state.code = code
    # From 3.13 on an instruction may have no line.
    starts: list[tuple[int, int | None]] = list(dis.findlinestarts(code))
    lines = (line for _, line in starts if line is not None and line > code.co_firstlineno)
    return {'file': os.path.realpath(code.co_filename), 'line': next(lines, code.co_firstlineno)}


def call_begins() -> bool:
    """The condition of the entry's breakpoint: False where the same call comes to its first line once more."""
    code, frame = entry_state.code, inspect.currentframe()
    while code is not None and frame is not None:
        if frame.f_code.co_filename == code.co_filename and frame.f_code.co_firstlineno == code.co_firstlineno:
            begins = frame is not entry_state.last
            entry_state.last = frame
            return begins
        frame = frame.f_back
    return True


def code_of(called: Any) -> CodeType | None:
    while isinstance(called, functools.partial):
        called = called.func
    called = inspect.unwrap(called)
    if not hasattr(called, '__code__'):
        # An object that is called.
        called = type(called).__call__
    code = getattr(called, '__code__', None)
    return code if isinstance(code, CodeType) else None


def user_method(owner: Any) -> Any:
    """What Flink calls for each row, batch or group."""
    return next((method for name in METHODS if (method := getattr(owner, name, None)) is not None), None)
