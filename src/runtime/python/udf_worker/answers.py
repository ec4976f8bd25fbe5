"""Tasks that answer once and have no records: the same in a worker process and in the embedded interpreter."""

from __future__ import annotations

import importlib
import importlib.machinery
import sys
import time
from typing import Any, Callable

from udf_worker.errors import WorkbenchError, exception_text, exception_type

Answer = Callable[[dict[str, Any]], dict[str, Any]]

STEPS_BETWEEN_CLOCKS = 20_000


def answer_for(order: dict[str, Any]) -> dict[str, Any]:
    """What the task of `order` answers.

    Raises BAD_REQUEST for a task that has no such answer, and the task's own errors.
    """
    task: str = order['task']
    if task == 'inspect':
        from udf_worker.inspect_file import inspect_file

        return inspect_file(order['file'], order['projectRoot'])
    if task == 'adapter':
        from udf_worker.adapter import adapter_of_file

        return {'source': adapter_of_file(order['file'], order['projectRoot'], order['function'], order['args'])}
    if task == 'spin':
        return spin(order['seconds'])
    if task == 'imports':
        return {'modules': [try_import(module) for module in order['modules']]}
    raise WorkbenchError('BAD_REQUEST', 'usage', f'There is no task {task!r}.', {'task': task})


def spin(seconds: float) -> dict[str, Any]:
    """Adds integers for that long, as a function that only computes would."""
    started = time.monotonic()
    steps = 0
    total = 0
    while True:
        for number in range(STEPS_BETWEEN_CLOCKS):
            total += number & steps
        steps += STEPS_BETWEEN_CLOCKS
        elapsed = time.monotonic() - started
        if elapsed >= seconds:
            return {'steps': steps, 'seconds': elapsed}


def try_import(name: str) -> dict[str, Any]:
    """Whether the module can be imported here, and whether it has parts written in C."""
    try:
        module = importlib.import_module(name)
    except BaseException as problem:
        return {'module': name, 'isExtension': False, 'error': f'{exception_type(problem)}: {exception_text(problem)}'}
    return {'module': name, 'isExtension': has_extensions(name, module), 'error': None}


def has_extensions(name: str, module: Any) -> bool:
    """Whether the module itself, or one that its package loaded, is a compiled file."""
    inside = name + '.'
    loaded = [module, *(other for key, other in list(sys.modules.items()) if key.startswith(inside))]
    suffixes = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    return any(str(getattr(other, '__file__', None) or '').endswith(suffixes) for other in loaded)
