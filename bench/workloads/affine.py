"""a * 2 + b: the function costs next to nothing, so what is measured is the way to it and back."""

from __future__ import annotations

from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def affine(a: int, b: int) -> int:
    return a * 2 + b
