"""affine.py a batch at a time."""

from __future__ import annotations

import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def affine(a: pd.Series, b: pd.Series) -> pd.Series:
    return a * 2 + b
