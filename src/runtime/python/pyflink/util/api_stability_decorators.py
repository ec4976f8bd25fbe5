"""PyFlink's markers of stability. They change nothing."""

from __future__ import annotations

from typing import TypeVar

__all__ = ['Deprecated', 'Experimental', 'Internal', 'Public', 'PublicEvolving']

T = TypeVar('T')


class Marker:
    def __call__(self, func_or_cls: T) -> T:
        return func_or_cls


class Deprecated(Marker):
    def __init__(self, since: str, detail: str | None = None) -> None:
        self.since = since
        self.detail = detail


class Experimental(Marker):
    """May change at any time."""


class Internal(Marker):
    """Not for users."""


class PublicEvolving(Marker):
    """May change between minor versions."""


class Public(Marker):
    """Does not change within a major version."""
