"""What a job may change in its process, and putting it back before the next one."""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import signal
import sys
import threading
import warnings
from typing import Any

OWN_STREAMS = ('stdin', 'stdout', 'stderr')


class ProcessState:
    """Taken before a job.

    Installed packages stay imported; the project's own modules leave, so that an edit takes effect.
    """

    def __init__(self) -> None:
        self.path = list(sys.path)
        self.argv = list(sys.argv)
        self.main = sys.modules.get('__main__')
        self.folder = os.getcwd()
        self.environment = dict(os.environ)
        self.recursion_limit = sys.getrecursionlimit()
        self.switch_interval = sys.getswitchinterval()
        self.streams = {name: getattr(sys, name) for name in OWN_STREAMS}
        self.filters: list[Any] = list(warnings.filters)
        self.writes_bytecode = not sys.dont_write_bytecode
        self.loggers = logger_states()
        self.handlers = signal_handlers()

    def restore(self, project_root: str | None) -> None:
        sys.path[:] = self.path
        sys.argv[:] = self.argv
        if self.main is not None:
            sys.modules['__main__'] = self.main
        os.chdir(self.folder)
        restore_environment(self.environment)
        sys.setrecursionlimit(self.recursion_limit)
        sys.setswitchinterval(self.switch_interval)
        sys.dont_write_bytecode = not self.writes_bytecode
        for name, stream in self.streams.items():
            setattr(sys, name, stream)
        restore_warning_filters(self.filters)
        restore_loggers(self.loggers)
        restore_signal_handlers(self.handlers)
        if project_root is not None:
            forget_modules(project_root)


LoggerState = tuple[int, list[logging.Handler], bool, bool]
"""Level, handlers, propagate, disabled."""


def loggers() -> dict[str, logging.Logger]:
    known = {name: each for name, each in logging.root.manager.loggerDict.items() if isinstance(each, logging.Logger)}
    known['root'] = logging.root
    return known


def logger_states() -> dict[str, LoggerState]:
    return {name: (it.level, list(it.handlers), it.propagate, it.disabled) for name, it in loggers().items()}


def restore_loggers(wanted: dict[str, LoggerState]) -> None:
    """A handler that a file adds would be there once more after every run, and every line as often.

    Loggers that are new stay, because modules hold them, as if nobody had touched them. What says nothing may stay.
    """
    for name, logger in loggers().items():
        silent = [handler for handler in logger.handlers if isinstance(handler, logging.NullHandler)]
        level, handlers, logger.propagate, logger.disabled = wanted.get(name, (logging.NOTSET, silent, True, False))
        logger.handlers[:] = handlers
        # Clears what was remembered of levels.
        if logger.level != level:
            logger.setLevel(level)


def enter_folder(project_root: str) -> None:
    """Relative paths of a file mean its project. A folder that is not there is told when the file is loaded."""
    with contextlib.suppress(OSError):
        os.chdir(project_root)


def signal_handlers() -> dict[int, Any]:
    """Python-level handlers by number. Empty outside the main thread, which alone may set them."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    return {int(number): signal.getsignal(number) for number in signal.valid_signals()}


def restore_signal_handlers(handlers: dict[int, Any]) -> None:
    for number, handler in handlers.items():
        # None: not installed from Python, and so not changed from Python either.
        if handler is not None and signal.getsignal(number) is not handler:
            signal.signal(number, handler)


def restore_warning_filters(wanted: list[Any]) -> None:
    current: Any = warnings.filters
    if list(current) != wanted:
        # Adding one makes the module forget which warnings it has shown; the C code keeps this very list.
        warnings.simplefilter('default', append=True)
        current[:] = wanted


def restore_environment(wanted: dict[str, str]) -> None:
    for name in set(os.environ) - set(wanted):
        del os.environ[name]
    for name, value in wanted.items():
        if os.environ.get(name) != value:
            os.environ[name] = value


def forget_modules(project_root: str) -> None:
    """Takes the modules whose file lies in the project out of sys.modules, so that the next job loads them anew."""
    root = os.path.realpath(project_root)
    for name in project_modules(root):
        del sys.modules[name]


def project_modules(root: str) -> list[str]:
    inside = root.rstrip(os.sep) + os.sep
    packages = tuple(os.path.realpath(entry) + os.sep for entry in sys.path if entry)
    found: list[str] = []
    for name, module in list(sys.modules.items()):
        place = module_place(module)
        if place is None or not place.startswith(inside):
            continue
        # An environment may lie inside the project folder: what is installed there stays.
        installed = any(place.startswith(package) for package in packages if package.startswith(inside))
        if not installed:
            found.append(name)
    return found


def module_place(module: Any) -> str | None:
    """The module's file, or a namespace package's folder; None for modules without a place."""
    file: str | None = getattr(module, '__file__', None)
    if file is not None:
        return real_path(file)
    folders: list[str] = list(getattr(module, '__path__', ()))
    return real_path(folders[0]) + os.sep if folders else None


@functools.lru_cache(maxsize=20_000)
def real_path(path: str) -> str:
    """Remembered: with pandas loaded, asking the file system for every module takes 25 ms after every job."""
    return os.path.realpath(path)
