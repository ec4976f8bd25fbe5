"""Aggregates that keep an accumulator for each group: Flink updates it row by row and can take rows back.

Both have `retract`, so they also work on an input whose rows change: rows with -U or -D leave the accumulator again.
"""

from __future__ import annotations

from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes
from pyflink.table.udf import udaf


class MeanDelay(AggregateFunction):
    """Mean departure delay in minutes of the flights that departed; NULL for a group where none did."""

    def create_accumulator(self) -> Row:
        return Row(0, 0)

    def accumulate(self, accumulator: Row, dep_delay: int | None) -> None:
        if dep_delay is not None:
            accumulator[0] += dep_delay
            accumulator[1] += 1

    def retract(self, accumulator: Row, dep_delay: int | None) -> None:
        if dep_delay is not None:
            accumulator[0] -= dep_delay
            accumulator[1] -= 1

    def merge(self, accumulator: Row, accumulators: list[Row]) -> None:
        for other in accumulators:
            accumulator[0] += other[0]
            accumulator[1] += other[1]

    def get_value(self, accumulator: Row) -> float | None:
        # Flink asks for a value before the first row of a group as well.
        total, flights = accumulator[0], accumulator[1]
        return None if flights == 0 else total / flights


class MostFrequent(AggregateFunction):
    """The value seen most often and how often, as in "IAH 6,924". Of equal ones the first in the alphabet.

    The counts lie in a MapView: they are Flink state of their own, so a group with many values is never loaded whole.
    """

    def create_accumulator(self) -> Row:
        # Flink puts the view in place, by the type of the accumulator.
        return Row(None)

    def accumulate(self, accumulator: Row, value: str | None) -> None:
        if value is not None:
            counts = accumulator[0]
            counts[value] = (counts[value] if value in counts else 0) + 1

    def retract(self, accumulator: Row, value: str | None) -> None:
        if value is not None:
            counts = accumulator[0]
            left = counts[value] - 1
            if left == 0:
                counts.remove(value)
            else:
                counts[value] = left

    def get_value(self, accumulator: Row) -> str | None:
        counts = accumulator[0]
        if counts is None:
            return None
        best = min(counts.items(), key=lambda entry: (-entry[1], entry[0]), default=None)
        return None if best is None else f'{best[0]} {best[1]:,}'


mean_delay = udaf(
    MeanDelay(),
    result_type=DataTypes.DOUBLE(),
    accumulator_type=DataTypes.ROW(
        [DataTypes.FIELD('total', DataTypes.BIGINT()), DataTypes.FIELD('flights', DataTypes.BIGINT())]
    ),
)

most_frequent = udaf(
    MostFrequent(),
    result_type=DataTypes.STRING(),
    accumulator_type=DataTypes.ROW(
        [DataTypes.FIELD('counts', DataTypes.MAP_VIEW(DataTypes.STRING(), DataTypes.BIGINT()))]
    ),
)
