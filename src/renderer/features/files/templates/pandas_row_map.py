import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(
    result_type=DataTypes.ROW(
        [DataTypes.FIELD('city', DataTypes.STRING()), DataTypes.FIELD('fahrenheit', DataTypes.DOUBLE())]
    ),
    func_type='pandas',
)
def in_fahrenheit(rows: pd.DataFrame) -> pd.DataFrame:
    """table.map(in_fahrenheit): gets a batch of rows as a DataFrame, and gives one with the result's columns."""
    return pd.DataFrame({'city': rows.city, 'fahrenheit': rows.celsius * 9 / 5 + 32})
