"""What the lines of the user's code hold in memory when there is most of it."""

from __future__ import annotations

import tracemalloc
from typing import Any

from udf_worker.errors import UserFiles
from udf_worker.observing.functions import origin_of

FRAMES = 8
"""Of an allocation that are kept: enough to find the line of the user's below a library."""

GROWTH, LEAST_BYTES = 1.2, 200_000
"""A snapshot costs as much as there is in memory, so it is taken at a peak that is so much higher than the last."""


class MemoryLines:
    """tracemalloc of the whole interpreter, from its making until `stop`."""

    def __init__(self, files: UserFiles) -> None:
        self.files = files
        self.peak_bytes = 0
        self.snapshot_bytes = 0
        self.lines: dict[tuple[str, int], list[int]] = {}
        self.shares = {'own': 0, 'engine': 0, 'library': 0}
        self.tracing = True
        tracemalloc.start(FRAMES)

    def stop(self) -> None:
        if self.tracing:
            # Since the last look there may have been more.
            self.look()
            self.tracing = False
            tracemalloc.stop()

    def look(self) -> None:
        """In the middle of the work: afterwards what it needed is gone."""
        if not self.tracing:
            return
        present, peak = tracemalloc.get_traced_memory()
        self.peak_bytes = max(self.peak_bytes, peak)
        if present < self.snapshot_bytes * GROWTH + LEAST_BYTES:
            return
        self.snapshot_bytes = present
        self.take(tracemalloc.take_snapshot())

    def take(self, snapshot: tracemalloc.Snapshot) -> None:
        self.lines = {}
        self.shares = {'own': 0, 'engine': 0, 'library': 0}
        for statistic in snapshot.statistics('traceback'):
            # The innermost frame comes last.
            frames = list(statistic.traceback)[::-1]
            own = next((each for each in frames if origin_of(each.filename, self.files) == 'own'), None)
            if own is None:
                self.shares[origin_of(frames[0].filename, self.files)] += statistic.size
                continue
            self.shares['own'] += statistic.size
            held = self.lines.setdefault((own.filename, own.lineno), [0, 0])
            held[0] += statistic.size
            held[1] += statistic.count

    def told(self) -> dict[str, Any]:
        """`lines`: file, line, bytes and blocks."""
        lines = [(file, line, size, blocks) for (file, line), (size, blocks) in self.lines.items()]
        return {
            'peakBytes': self.peak_bytes,
            'atBytes': self.snapshot_bytes,
            'lines': sorted(lines, key=lambda each: -each[2]),
            **self.shares,
        }
