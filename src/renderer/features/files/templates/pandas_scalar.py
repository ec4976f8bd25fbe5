import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.DOUBLE(), func_type='pandas')
def fahrenheit(celsius: pd.Series) -> pd.Series:
    """A batch is not the whole column: the result has exactly the batch's length. NULL is NaN here, and stays NULL."""
    return celsius * 9 / 5 + 32
