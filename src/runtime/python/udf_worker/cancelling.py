"""The exception that cancels a slot of thread mode. Raised by another thread at any point of the function's code."""

from __future__ import annotations


class SlotCancelled(BaseException):
    """Not an Exception, so that a function's `except Exception` lets it pass."""
