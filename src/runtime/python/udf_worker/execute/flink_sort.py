"""The order that Flink's batch sort gives rows of equal keys: not the order they came in, but always the same one.

Flink sorts in memory by a quicksort that is not stable. Which rows of a group come first shows in the Series a pandas
aggregate gets, so for as many rows as anyone looks at it is done the same way here.
"""

from __future__ import annotations

from collections.abc import Sequence

EXACT_ROWS = 10_000
"""Above, rows of equal keys stay in the order they came in. Flink's order then depends on its sort memory as well."""

INSERTION_ROWS = 13


def flink_order(ranks: Sequence[int]) -> list[int]:
    """Row numbers in sorted order. `ranks`: a number a row, equal where the keys are."""
    order = list(range(len(ranks)))
    sorter = Sorter(ranks, order)
    if len(order) > 1:
        sorter.sort(0, len(order), 4 * (len(order) - 1).bit_length())
    return order


class Sorter:
    """Quicksort that keeps keys equal to the pivot in the middle, pivot by median of three."""

    def __init__(self, ranks: Sequence[int], order: list[int]) -> None:
        self.keys = [ranks[row] for row in order]
        self.order = order

    def sort(self, first: int, end: int, depth: int) -> None:
        """`depth`: how often a range may be divided in vain before a sort that takes no harm from its order."""
        while end - first >= INSERTION_ROWS:
            depth -= 1
            if depth < 0:
                self.safe_sort(first, end)
                return
            low, high = self.divide(first, end)
            if low - first < end - high:
                self.sort(first, low, depth)
                first = high
            else:
                self.sort(high, end, depth)
                end = low
        self.insertion_sort(first, end)

    def swap(self, a: int, b: int) -> None:
        keys, order = self.keys, self.order
        keys[a], keys[b] = keys[b], keys[a]
        order[a], order[b] = order[b], order[a]

    def put_in_order(self, a: int, b: int) -> None:
        if self.keys[a] > self.keys[b]:
            self.swap(a, b)

    def insertion_sort(self, first: int, end: int) -> None:
        keys = self.keys
        for position in range(first + 1, end):
            while position > first and keys[position - 1] > keys[position]:
                self.swap(position, position - 1)
                position -= 1

    def safe_sort(self, first: int, end: int) -> None:
        places = sorted(range(first, end), key=self.keys.__getitem__)
        self.order[first:end] = [self.order[place] for place in places]
        self.keys[first:end] = sorted(self.keys[first:end])

    def divide(self, first: int, end: int) -> tuple[int, int]:
        """Moves smaller keys before the range that is answered, larger ones after it."""
        keys, middle = self.keys, (first + end) >> 1
        self.put_in_order(middle, first)
        self.put_in_order(middle, end - 1)
        self.put_in_order(first, end - 1)
        pivot = keys[first]
        up, down, equal_low, equal_high = first, end, first, end
        while True:
            up += 1
            while up < down and keys[up] <= pivot:
                if keys[up] == pivot:
                    equal_low += 1
                    if equal_low != up:
                        self.swap(equal_low, up)
                up += 1
            down -= 1
            while down > up and keys[down] >= pivot:
                if keys[down] == pivot:
                    equal_high -= 1
                    if equal_high != down:
                        self.swap(equal_high, down)
                down -= 1
            if up >= down:
                break
            self.swap(up, down)
        return self.gather_equal(first, end, up, equal_low, equal_high)

    def gather_equal(self, first: int, end: int, split: int, equal_low: int, equal_high: int) -> tuple[int, int]:
        low = high = split
        for equal in range(equal_low, first - 1, -1):
            low -= 1
            self.swap(equal, low)
        for equal in range(equal_high, end):
            self.swap(equal, high)
            high += 1
        return low, high
