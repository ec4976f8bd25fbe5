"""A hundred integer steps a row: the function itself is what takes the time."""

from __future__ import annotations

from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def steps(n: int) -> int:
    for _ in range(100):
        n = (n * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
    return n
