import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udaf


@udaf(result_type=DataTypes.DOUBLE(), func_type='pandas')
def spread(celsius: pd.Series) -> float:
    """Gets all values of a group at once; NULL is NaN, which max() and min() leave out."""
    return celsius.max() - celsius.min()
