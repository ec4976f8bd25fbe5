"""haversine.py a batch at a time."""

from __future__ import annotations

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf

EARTH_DIAMETER_KM = 12_742.0


@udf(result_type=DataTypes.DOUBLE(), func_type='pandas')
def haversine(lat1: pd.Series, lon1: pd.Series, lat2: pd.Series, lon2: pd.Series) -> pd.Series:
    south, north = np.radians(lat1), np.radians(lat2)
    x = np.sin((north - south) / 2)
    y = np.sin(np.radians(lon2 - lon1) / 2)
    return EARTH_DIAMETER_KM * np.arcsin(np.sqrt(x * x + np.cos(south) * np.cos(north) * y * y))
