"""The great-circle distance of two places: some float arithmetic a row."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from pyflink.table import DataTypes
from pyflink.table.udf import udf

EARTH_DIAMETER_KM = 12_742.0


@udf(result_type=DataTypes.DOUBLE())
def haversine(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    south, north = radians(lat1), radians(lat2)
    x = sin((north - south) / 2)
    y = sin(radians(lon2 - lon1) / 2)
    return EARTH_DIAMETER_KM * asin(sqrt(x * x + cos(south) * cos(north) * y * y))
