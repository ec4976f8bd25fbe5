"""DuckDB's Python UDFs on one thread: rows in a table of its own, results as one Arrow table.

native: the row function of the workload. arrow: arrow_functions.py, which gets vectors of up to 2,048 rows.
"""

from __future__ import annotations

import os
import sys
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import duckdb
import pyarrow as pa
from arrow_functions import BY_WORKLOAD
from lanes import Workload

DUCK_TYPES = {pa.int64(): 'BIGINT', pa.float64(): 'DOUBLE', pa.string(): 'VARCHAR'}
RESULTS = {'BIGINT': 'BIGINT', 'DOUBLE': 'DOUBLE', 'STRING': 'VARCHAR'}


class DuckDb:
    kind = 'native'

    def __init__(self, workload: Workload) -> None:
        self.rows = workload.rows
        self.connection = duckdb.connect()
        self.connection.execute('SET threads = 1')
        self.connection.register('arrow_rows', workload.table)
        self.connection.execute('CREATE TABLE input AS SELECT * FROM arrow_rows')
        self.connection.unregister('arrow_rows')
        types = [DUCK_TYPES[field.type] for field in workload.table.schema]
        self.connection.create_function(
            'f', self.function(workload), types, RESULTS[workload.result], type=self.kind, null_handling='special'
        )
        self.query = f'SELECT f({", ".join(workload.columns)}) AS result FROM input'

    def function(self, workload: Workload) -> Any:
        return workload.row_function()

    def table(self) -> Any:
        return self.connection.sql(self.query).to_arrow_table()

    def run(self) -> int:
        self.table()
        return self.rows

    def output(self, rows: int | None) -> Any:
        return self.table().column('result')

    def close(self) -> None:
        self.connection.close()


class DuckDbArrow(DuckDb):
    kind = 'arrow'

    def function(self, workload: Workload) -> Any:
        return BY_WORKLOAD[workload.id]


LANES = {'duckdb-native': DuckDb, 'duckdb-arrow': DuckDbArrow}


def versions() -> dict[str, str]:
    return {'duckdb': duckdb.__version__, 'pyarrow': pa.__version__}
