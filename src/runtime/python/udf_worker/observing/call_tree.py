"""Stacks that were sampled, as a tree of calls with the time of each, and the time of each line of the user's code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import CodeType

from udf_worker.observing.functions import Functions

ROOT = -1
MOST_FRAMES = 128
"""Of a stack; what is deeper counts for the innermost frame that is kept."""

LEAST_SHARE = 0.001
"""Of all time: less than this goes to the caller."""

Stack = Sequence[tuple[CodeType, int]]
"""Code and current line of each frame, the outermost first."""


class CallTree:
    def __init__(self, functions: Functions) -> None:
        self.functions = functions
        self.places: dict[tuple[int, int], int] = {}
        """Node by parent and function."""
        self.parents: list[int] = []
        self.numbers: list[int] = []
        self.self_ns: list[int] = []
        self.lines: dict[tuple[int, int], list[int]] = {}
        """Self and total nanoseconds by function and line."""

    def add(self, stack: Stack, ns: int) -> None:
        node, seen = ROOT, set[tuple[int, int]]()
        for code, line in stack[:MOST_FRAMES]:
            number = self.functions.number(code)
            node = self.child(node, number)
            if self.functions.is_own(number):
                seen.add((number, self.told_line(code, number, line)))
        if node == ROOT:
            return
        self.self_ns[node] += ns
        code, line = stack[-1]
        number = self.functions.number(code)
        innermost = (number, self.told_line(code, number, line))
        for place in seen:
            spent = self.lines.setdefault(place, [0, 0])
            spent[1] += ns
            if place == innermost:
                spent[0] += ns

    def told_line(self, code: CodeType, number: int, line: int) -> int:
        """A call that has not come to a line yet stands at its `def`; one without loops and calls never does."""
        return self.functions.lines[number] if line == code.co_firstlineno else line

    def child(self, parent: int, number: int) -> int:
        node = self.places.get((parent, number))
        if node is None:
            node = self.places[parent, number] = len(self.parents)
            self.parents.append(parent)
            self.numbers.append(number)
            self.self_ns.append(0)
        return node

    def told_nodes(self) -> list[list[int]]:
        """Parent (a position in this list, or -1), function and own nanoseconds; parents come before their children."""
        self_ns = list(self.self_ns)
        total_ns = list(self_ns)
        for node in range(len(total_ns) - 1, -1, -1):
            if self.parents[node] != ROOT:
                total_ns[self.parents[node]] += total_ns[node]
        least = LEAST_SHARE * sum(self_ns)
        for node in range(len(total_ns) - 1, -1, -1):
            if total_ns[node] < least and self.parents[node] != ROOT:
                self_ns[self.parents[node]] += self_ns[node]
        return self.renumbered((node for node, total in enumerate(total_ns) if total >= least), self_ns)

    def renumbered(self, kept: Iterable[int], self_ns: Sequence[int]) -> list[list[int]]:
        numbers = {ROOT: ROOT}
        told: list[list[int]] = []
        for node in kept:
            numbers[node] = len(told)
            told.append([numbers[self.parents[node]], self.numbers[node], self_ns[node]])
        return told

    def told_lines(self) -> list[list[int]]:
        """Function, line, own and total nanoseconds."""
        return [[*place, *spent] for place, spent in self.lines.items()]
