"""The calls of one key that are kept: the first ones and the last ones, within the memory that all keys share."""

from __future__ import annotations

import json
import marshal
from collections import deque
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]

MOST_FIRST = 5_000
MOST_LAST = 5_000
MOST_ENTRIES = 100_000
"""Of all views together, in the state before the last calls: with more, only the first calls are told."""


class Room:
    """Bytes that may be kept, of all keys together."""

    def __init__(self, size: int) -> None:
        self.left = size


class KeptSteps:
    """Calls between the first and the last ones are taken up into the state from which the last ones begin."""

    def __init__(self, room: Room, views: int) -> None:
        self.room = room
        self.calls = 0
        self.first: list[bytes] = []
        self.last: deque[bytes] = deque()
        self.before: StateSum | None = None
        """What is left of the calls that are not kept."""
        self.views = views

    def add(self, step: Json) -> None:
        # Quicker than JSON, and most of them are given up again.
        kept = marshal.dumps(step)
        self.calls += 1
        if len(self.first) < MOST_FIRST and not self.last and self.before is None and self.room.left >= len(kept):
            self.first.append(kept)
            self.room.left -= len(kept)
            return
        self.last.append(kept)
        self.room.left -= len(kept)
        while len(self.last) > MOST_LAST or (self.room.left < 0 and self.last):
            self.give_up()

    def give_up(self) -> None:
        """The oldest of the last calls."""
        kept = self.last.popleft()
        self.room.left += len(kept)
        if self.before is None:
            self.before = StateSum(self.views)
            for each in self.first:
                self.before.take(marshal.loads(each))
        self.before.take(marshal.loads(kept))

    def told(self) -> Json:
        """Parts of a `stateSteps` report: JSON texts, since only the key that is looked at is ever read."""
        if self.before is not None and self.before.entries() > MOST_ENTRIES:
            return {'calls': self.calls, 'first': joined(self.first), 'before': None, 'last': '[]'}
        before = None if self.before is None else json.dumps(self.before.told(), ensure_ascii=False)
        return {'calls': self.calls, 'first': joined(self.first), 'before': before, 'last': joined(self.last)}


def joined(kept: Iterable[bytes]) -> str:
    return json.dumps(list(map(marshal.loads, kept)), ensure_ascii=False, separators=(',', ':'))


class StateSum:
    """The accumulator, its value and its views' contents after a sequence of calls."""

    def __init__(self, views: int) -> None:
        self.state: Any = None
        self.value: Any = None
        self.views: list[dict[str, Any]] = [{} for _ in range(views)]
        """Of a map its pairs by the key's text; of a list its elements by a number that grows."""
        self.added = 0

    def take(self, step: Json) -> None:
        self.state = step.get('state', self.state)
        self.value = step.get('value', self.value)
        notes: list[Any] = step.get('views', [])
        for index, action, *told in notes:
            content = self.views[int(index)]
            if action == 'clear':
                content.clear()
            elif action == 'add':
                self.added += 1
                content[str(self.added)] = told[0]
            elif action == 'put':
                content[json.dumps(told[0])] = told
            else:
                content.pop(json.dumps(told[0]), None)

    def entries(self) -> int:
        return sum(map(len, self.views))

    def told(self) -> Json:
        return {'state': self.state, 'value': self.value, 'views': [list(content.values()) for content in self.views]}
