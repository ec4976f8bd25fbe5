"""The text of a Python exception as Flink's thread mode tells it.

Its bridge to Java takes the first of the exception's `args` and not `str()` of the exception. Of an exception that C
code raised and nothing has handled it sees the bare value: a tuple where a dict misses a key.
"""

from __future__ import annotations

import opcode
from types import TracebackType

from udf_worker.errors import exception_text

MADE_OF_TEXT = ('pop from an empty set', 'popitem(): dictionary is empty', 'dictionary is empty')
"""KeyErrors of C code that have a text instead of a key."""


def thread_text(problem: BaseException) -> str:
    """`str()` of the exception where it holds the text that Flink tells, else that text."""
    whole = exception_text(problem)
    told = bridged_text(problem)
    return whole if told != '' and told in whole else told


def bridged_text(problem: BaseException) -> str:
    args = problem.args
    if not args:
        return exception_text(problem)
    if type(problem) is KeyError and len(args) == 1 and args[0] not in MADE_OF_TEXT and raised_in_c(problem):
        return str(args)
    try:
        return str(args[0])
    except Exception:
        return exception_text(problem)


def raised_in_c(problem: BaseException) -> bool:
    """Whether the innermost frame of Python code called, or did, what raised it, instead of a `raise`."""
    trace: TracebackType | None = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return True
    name = opcode.opname[trace.tb_frame.f_code.co_code[trace.tb_lasti]]
    return name not in ('RAISE_VARARGS', 'RERAISE')
