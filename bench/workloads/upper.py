"""Strings in, strings out."""

from __future__ import annotations

from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
def upper(s: str) -> str:
    return s.upper()
