"""Polars: map_elements with the row function of the workload, map_batches with the same on whole Series.

map_elements over several columns gets a dict a row (a struct), as the documentation of Polars has it.
"""

from __future__ import annotations

from typing import Any, Callable

import polars as pl
import pyarrow as pa
from lanes import Workload

RESULTS = {'BIGINT': pl.Int64, 'DOUBLE': pl.Float64, 'STRING': pl.String}


def affine(series: list[pl.Series]) -> pl.Series:
    a, b = series
    return a * 2 + b


def upper(series: list[pl.Series]) -> pl.Series:
    return series[0].str.to_uppercase()


def haversine(series: list[pl.Series]) -> pl.Series:
    degree = 0.017453292519943295
    lat1, lon1, lat2, lon2 = series
    south, north = lat1 * degree, lat2 * degree
    x = ((north - south) / 2).sin()
    y = ((lon2 - lon1) * degree / 2).sin()
    return (x * x + south.cos() * north.cos() * y * y).sqrt().arcsin() * 12_742.0


def steps(series: list[pl.Series]) -> pl.Series:
    n = series[0]
    for _ in range(100):
        n = (n * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
    return n


BATCHES: dict[str, Callable[[list[pl.Series]], pl.Series]] = {
    'a': affine,
    'b100': upper,
    'b10k': upper,
    'c': haversine,
    'd': steps,
}


class Polars:
    def __init__(self, workload: Workload) -> None:
        self.frame = pl.from_arrow(workload.table)
        self.expression = self.expression_of(workload, RESULTS[workload.result]).alias('result')

    def expression_of(self, workload: Workload, result: Any) -> pl.Expr:
        function, names = workload.row_function(), workload.columns
        if len(names) == 1:
            return pl.col(names[0]).map_elements(function, return_dtype=result, skip_nulls=False)
        # As one writes it for a function of named parameters.
        called = {
            2: lambda row: function(row[names[0]], row[names[1]]),
            3: lambda row: function(row[names[0]], row[names[1]], row[names[2]]),
            4: lambda row: function(row[names[0]], row[names[1]], row[names[2]], row[names[3]]),
        }[len(names)]
        return pl.struct(*names).map_elements(called, return_dtype=result, skip_nulls=False)

    def run(self) -> int:
        return self.frame.select(self.expression).height

    def output(self, rows: int | None) -> Any:
        return self.frame.select(self.expression).to_arrow().column('result')

    def close(self) -> None:
        self.frame = pl.DataFrame()


class PolarsBatches(Polars):
    def expression_of(self, workload: Workload, result: Any) -> pl.Expr:
        return pl.map_batches(list(workload.columns), BATCHES[workload.id], return_dtype=result)


LANES = {'polars-map-elements': Polars, 'polars-map-batches': PolarsBatches}


def versions() -> dict[str, str]:
    return {'polars': pl.__version__, 'pyarrow': pa.__version__}
