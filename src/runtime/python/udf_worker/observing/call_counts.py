"""cProfile's counts and times of every function, and of who called it."""

from __future__ import annotations

import cProfile
from typing import Any

from udf_worker.observing.functions import Functions

NANOSECONDS = 1e9
MOST_FUNCTIONS = 3000


class CallCounts:
    def __init__(self, functions: Functions) -> None:
        self.functions = functions
        self.profile = cProfile.Profile()

    def told(self) -> dict[str, Any]:
        """`calls`: function, and of `edges`: caller, function; then calls, those that were no recursion, own and total
        nanoseconds.
        """
        # What getstats() gives is not in the type stubs.
        profile: Any = self.profile
        entries: list[Any] = sorted(profile.getstats(), key=lambda entry: -entry.totaltime)[:MOST_FUNCTIONS]
        number = self.functions.number
        kept = {entry.code for entry in entries}
        return {
            'calls': [[number(entry.code), *figures(entry)] for entry in entries],
            'edges': [
                [number(entry.code), number(called.code), *figures(called)]
                for entry in entries
                for called in entry.calls or ()
                if called.code in kept
            ],
        }


def figures(entry: Any) -> list[int]:
    direct = entry.callcount - entry.reccallcount
    return [entry.callcount, direct, int(entry.inlinetime * NANOSECONDS), int(entry.totaltime * NANOSECONDS)]
