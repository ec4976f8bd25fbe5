"""steps.py a batch at a time."""

from __future__ import annotations

import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def steps(n: pd.Series) -> pd.Series:
    for _ in range(100):
        n = (n * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
    return n
