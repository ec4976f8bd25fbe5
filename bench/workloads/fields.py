"""A JSON text in, a ROW of three of its fields out: how a UDF takes events apart."""

from __future__ import annotations

import json

from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf

FIELDS = DataTypes.ROW(
    [
        DataTypes.FIELD('id', DataTypes.BIGINT()),
        DataTypes.FIELD('name', DataTypes.STRING()),
        DataTypes.FIELD('amount', DataTypes.DOUBLE()),
    ]
)


@udf(result_type=FIELDS)
def fields(text: str) -> Row:
    event = json.loads(text)
    return Row(event['id'], event['user']['name'], event['amount'])
