"""Bytes seen as numbers."""

from __future__ import annotations

from typing import Any


def numbers(view: Any, code: str) -> memoryview[Any]:
    """The same memory as items of a struct format. `view` is a contiguous memoryview of format B."""
    return view.cast(code)
