"""stdout and stderr of a worker process: the user's alone, as text with a write a line (`-u` would make two of each
print).
"""

from __future__ import annotations

import sys
from typing import TextIO

OUTPUTS = ('stdout', 'stderr')


def open_user_output() -> None:
    """Replaces sys.stdout and sys.stderr by line-buffered ones on the same descriptors. Any text can be printed."""
    for name, descriptor in zip(OUTPUTS, (1, 2)):
        stream = open(descriptor, 'w', buffering=1, encoding='utf-8', errors='backslashreplace', closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f'__{name}__', stream)


def flush_user_output() -> None:
    """Hands over unfinished lines.

    A function may have closed or replaced the streams: then there is nothing to hand over.
    """
    for name in OUTPUTS:
        stream: TextIO | None = getattr(sys, name, None)
        flush = getattr(stream, 'flush', None)
        if flush is None or getattr(stream, 'closed', False):
            continue
        try:
            flush()
        except (OSError, ValueError):
            # The reader of the pipe is gone, or a closed stream in a wrapper: the text has nowhere to go.
            continue
