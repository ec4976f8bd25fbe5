"""What the worker spends a bundle's time on.

Nanoseconds of CLOCK_MONOTONIC; read once a frame or chunk, never per row.
"""

from __future__ import annotations


class BundleClocks:
    """Sums since the last END_BUNDLE. The executors add to decode, user and encode_back; the channel to the others."""

    __slots__ = ('decode', 'encode_back', 'idle', 'rows_in', 'rows_out', 'send_back', 'transport', 'user')

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.transport = 0
        self.decode = 0
        self.user = 0
        self.encode_back = 0
        self.send_back = 0
        self.idle = 0
        self.rows_in = 0
        self.rows_out = 0
