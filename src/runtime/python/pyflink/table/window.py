"""Windows of the Table API: inert, see pyflink.inert."""

from __future__ import annotations

from pyflink.inert import Inert
from pyflink.missing import module_getattr

__all__ = ['GroupWindow', 'Over', 'OverWindow', 'Session', 'Slide', 'Tumble']


class GroupWindow(Inert):
    """A window that groups rows."""


class Tumble(Inert):
    """Windows that follow each other."""


class Slide(Inert):
    """Windows that overlap."""


class Session(Inert):
    """Windows that end with a pause."""


class OverWindow(Inert):
    """Rows around a row."""


class Over(Inert):
    """Makes OverWindow."""


__getattr__ = module_getattr(__name__)
