"""upper.py a batch at a time."""

from __future__ import annotations

import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING(), func_type='pandas')
def upper(s: pd.Series) -> pd.Series:
    return s.str.upper()
