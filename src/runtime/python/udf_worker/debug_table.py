"""A DataFrame or Series as a page of texts, for the debugger's table. Evaluated in the stopped frame."""

from __future__ import annotations

import importlib
import json
from typing import Any

# Whoever has a table to show has pandas.
pd: Any = importlib.import_module('pandas')

MOST_ROWS = 200
MOST_COLUMNS = 100
MOST_CHARACTERS = 200


class TablePage:
    """Its repr is the JSON: what an evaluation gives back is a repr."""

    def __init__(self, page: dict[str, Any]) -> None:
        self.page = page

    def __repr__(self) -> str:
        return json.dumps(self.page)


def table_page(value: Any, start: int, count: int) -> TablePage:
    """Rows [start, start + count) of at most MOST_COLUMNS columns, the index first; NULL for what pandas calls missing.

    Raises TypeError for what is no table.
    """
    if isinstance(value, pd.Series):
        value = value.to_frame('value' if value.name is None else value.name)
    if not isinstance(value, pd.DataFrame):
        raise TypeError(f'{type(value).__name__} is no Series and no DataFrame.')
    shown = value.iloc[start : start + min(count, MOST_ROWS), :MOST_COLUMNS]
    columns = [{'name': str(name), 'type': str(kind)} for name, kind in zip(shown.columns, shown.dtypes)]
    cells = [
        [cell_text(label), *(cell_text(shown.iat[row, column]) for column in range(len(columns)))]
        for row, label in enumerate(shown.index)
    ]
    page = {'rows': len(value), 'allColumns': value.shape[1], 'start': start, 'columns': columns, 'cells': cells}
    return TablePage(page)


def cell_text(value: Any) -> str | None:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    text = str(value)
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + '…'
