import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udaf


@udaf(
    result_type=DataTypes.ROW(
        [DataTypes.FIELD('celsius', DataTypes.DOUBLE()), DataTypes.FIELD('readings', DataTypes.BIGINT())]
    ),
    func_type='pandas',
)
def warmest(rows: pd.DataFrame):
    """table.group_by(...).aggregate(warmest): gets all rows of a group as a DataFrame, and gives one row."""
    return rows.celsius.max(), len(rows)
