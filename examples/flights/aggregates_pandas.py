"""Aggregates that get a whole group at once, as pandas Series. A group is never split, however large it is."""

from __future__ import annotations

import pandas as pd
from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udaf


@udaf(result_type=DataTypes.DOUBLE(), func_type='pandas')
def mean_delay(dep_delay: pd.Series) -> float:
    """Mean departure delay in minutes; cancelled flights have none and are left out, as pandas leaves out NaN."""
    return float(dep_delay.mean())


@udaf(
    result_type=DataTypes.ROW(
        [
            DataTypes.FIELD('flights', DataTypes.BIGINT()),
            DataTypes.FIELD('cancelled', DataTypes.DOUBLE()),
            DataTypes.FIELD('median', DataTypes.DOUBLE()),
            DataTypes.FIELD('p90', DataTypes.DOUBLE()),
        ]
    ),
    func_type='pandas',
)
def delay_profile(dep_delay: pd.Series) -> Row:
    """A group in four figures: flights, the cancelled share, the delay of the middle flight and of the late tenth."""
    return Row(
        len(dep_delay),
        dep_delay.isna().mean(),
        dep_delay.median(),
        dep_delay.quantile(0.9),
    )
