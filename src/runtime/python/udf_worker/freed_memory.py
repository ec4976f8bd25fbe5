"""What the process does with memory that is freed while records flow.

By itself glibc gives each block of 128 KiB and more back to the system at once, and asks for it again for the next
batch: a page fault for every 4 KiB of it, which costs more than to fill it. bench/transport.mjs shows the difference.
"""

from __future__ import annotations

import sys
from typing import Any

M_TRIM_THRESHOLD = -1
M_MMAP_THRESHOLD = -3
KEPT_BYTES = 64 << 20
"""So much may lie free at the end of the heap."""
BLOCK_BYTES = 32 << 20
"""Larger blocks go back at once. The most that glibc takes."""


def keep_freed_memory() -> None:
    """Until give_back is called."""
    library = c_library()
    if library is not None:
        library.mallopt(M_MMAP_THRESHOLD, BLOCK_BYTES)
        library.mallopt(M_TRIM_THRESHOLD, KEPT_BYTES)


def give_back() -> None:
    """Between jobs a worker holds what it needs, and no more."""
    library = c_library()
    if library is not None:
        library.malloc_trim(0)


def c_library() -> Any:
    """None where it is not glibc."""
    if not sys.platform.startswith('linux'):
        return None
    import ctypes

    library = ctypes.CDLL(None)
    return library if hasattr(library, 'mallopt') and hasattr(library, 'malloc_trim') else None
