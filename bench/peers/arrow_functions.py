"""The functions of the workloads on Arrow arrays, as one writes them for an Arrow UDF of DuckDB."""

from __future__ import annotations

import math
from typing import Any, Callable

import pyarrow.compute as pc


def affine(a: Any, b: Any) -> Any:
    return pc.add(pc.multiply(a, 2), b)


def upper(s: Any) -> Any:
    return pc.utf8_upper(s)


def haversine(lat1: Any, lon1: Any, lat2: Any, lon2: Any) -> Any:
    degree = math.pi / 180
    south, north = pc.multiply(lat1, degree), pc.multiply(lat2, degree)
    x = pc.sin(pc.divide(pc.subtract(north, south), 2))
    y = pc.sin(pc.multiply(pc.subtract(lon2, lon1), degree / 2))
    rest = pc.multiply(pc.multiply(pc.cos(south), pc.cos(north)), pc.multiply(y, y))
    return pc.multiply(pc.asin(pc.sqrt(pc.add(pc.multiply(x, x), rest))), 12_742.0)


def steps(n: Any) -> Any:
    for _ in range(100):
        n = pc.bit_wise_and(pc.add(pc.multiply(n, 1_103_515_245), 12_345), 0x7FFF_FFFF)
    return n


BY_WORKLOAD: dict[str, Callable[..., Any]] = {
    'a': affine,
    'b100': upper,
    'b10k': upper,
    'c': haversine,
    'd': steps,
}
