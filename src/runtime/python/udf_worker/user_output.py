"""stdout and stderr of a worker: the user's alone, as text with a write a line (`-u` would make two of each print).

Each line that a job's code prints begins with a mark (docs/protocol.md): which job and slot it came from, and which
rows were at work. What native code and child processes write has none.
"""

from __future__ import annotations

import io
import os
import select
import sys
from threading import get_ident
from typing import TYPE_CHECKING, Any, TextIO

from udf_worker.output_place import places

if TYPE_CHECKING:
    from collections.abc import Iterable

OUTPUTS = ('stdout', 'stderr')
MARK_BEGINS, MARK_ENDS = b'\x1e', b'\x1f'


class MarkedOutput(io.RawIOBase):
    """A descriptor. Every line that begins here gets the mark of its moment."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.is_inside_line = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.descriptor

    def write(self, data: Any) -> int:
        text: bytes = data if type(data) is bytes else bytes(data)
        if not text:
            return 0
        place = places.of_process or places.by_thread.get(get_ident())
        if place is None:
            write_all(self.descriptor, text)
        elif not self.is_inside_line and text.find(b'\n') == len(text) - 1:
            # Nearly always: one line, whole.
            write_all(self.descriptor, place.mark() + text)
            return len(text)
        else:
            self.write_lines(text, place.mark())
        self.is_inside_line = not text.endswith(b'\n')
        return len(text)

    def write_lines(self, text: bytes, mark: bytes) -> None:
        """Several, or pieces of one."""
        marked = text[:-1].replace(b'\n', b'\n' + mark) + text[-1:]
        write_all(self.descriptor, marked if self.is_inside_line else mark + marked)


def write_all(descriptor: int, text: bytes) -> None:
    while True:
        try:
            written = os.write(descriptor, text)
        except BlockingIOError:
            # Node makes a task manager's own streams so; a full pipe is waited for.
            select.select((), (descriptor,), ())
            continue
        if written == len(text):
            return
        text = text[written:]


def open_user_output() -> None:
    """Replaces sys.stdout and sys.stderr by line-buffered ones on the same descriptors. Any text can be printed."""
    for name, descriptor in zip(OUTPUTS, (1, 2)):
        binary: Any = MarkedOutput(descriptor)
        stream = io.TextIOWrapper(binary, encoding='utf-8', errors='backslashreplace', line_buffering=True)
        setattr(sys, name, stream)
        setattr(sys, f'__{name}__', stream)


def user_streams() -> Iterable[TextIO]:
    """A function may have closed or replaced the streams: then there is nothing to hand over."""
    for name in OUTPUTS:
        stream: TextIO | None = getattr(sys, name, None)
        if getattr(stream, 'flush', None) is not None and not getattr(stream, 'closed', False):
            assert stream is not None
            yield stream


def flush_user_output() -> None:
    """Hands over unfinished lines."""
    for stream in user_streams():
        try:
            stream.flush()
        except (OSError, ValueError):
            # The reader of the pipe is gone, or a closed stream in a wrapper: the text has nowhere to go.
            continue
