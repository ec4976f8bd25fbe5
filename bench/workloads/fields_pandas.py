"""fields.py a batch at a time: a ROW is a DataFrame."""

from __future__ import annotations

import json

import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf

FIELDS = DataTypes.ROW(
    [
        DataTypes.FIELD('id', DataTypes.BIGINT()),
        DataTypes.FIELD('name', DataTypes.STRING()),
        DataTypes.FIELD('amount', DataTypes.DOUBLE()),
    ]
)


@udf(result_type=FIELDS, func_type='pandas')
def fields(text: pd.Series) -> pd.DataFrame:
    events = [json.loads(each) for each in text]
    return pd.DataFrame(
        {
            'id': [event['id'] for event in events],
            'name': [event['user']['name'] for event in events],
            'amount': [event['amount'] for event in events],
        }
    )
