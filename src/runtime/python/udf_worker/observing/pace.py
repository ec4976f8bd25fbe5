"""How often an observer reports."""

from __future__ import annotations

from time import monotonic

INTERVAL_SECONDS = 0.25


class Pace:
    def __init__(self, interval_seconds: float = INTERVAL_SECONDS) -> None:
        self.interval_seconds = interval_seconds
        self.due_at = monotonic()

    def is_due(self, last: bool) -> bool:
        """At most once an interval, and when it is the last time."""
        now = monotonic()
        if not last and now < self.due_at:
            return False
        self.due_at = now + self.interval_seconds
        return True
