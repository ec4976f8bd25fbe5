"""A function that makes several rows of a group: its three longest delays, in order."""

from __future__ import annotations

from collections.abc import Iterator

from pyflink.common import Row
from pyflink.table import DataTypes, TableAggregateFunction
from pyflink.table.udf import udtaf

MOST = 3


class TopDelays(TableAggregateFunction):
    """The three longest departure delays of a group, each with its rank and flight."""

    def create_accumulator(self) -> list[Row]:
        # The longest so far, the longest first.
        return []

    def accumulate(self, accumulator: list[Row], dep_delay: int | None, flight: int) -> None:
        if dep_delay is None:
            return
        accumulator.append(Row(dep_delay, flight))
        # Of equal delays the lower flight number comes first, so that the answer does not hang on the order of rows.
        accumulator.sort(key=lambda row: (-row[0], row[1]))
        del accumulator[MOST:]

    def emit_value(self, accumulator: list[Row]) -> Iterator[Row]:
        for rank, row in enumerate(accumulator, start=1):
            yield Row(rank, row[0], row[1])


top_delays = udtaf(
    TopDelays(),
    result_type=DataTypes.ROW(
        [
            DataTypes.FIELD('rank', DataTypes.INT()),
            DataTypes.FIELD('delay', DataTypes.BIGINT()),
            DataTypes.FIELD('flight', DataTypes.BIGINT()),
        ]
    ),
    accumulator_type=DataTypes.ARRAY(
        DataTypes.ROW([DataTypes.FIELD('delay', DataTypes.BIGINT()), DataTypes.FIELD('flight', DataTypes.BIGINT())])
    ),
)
