"""PyFlink in a local mini-cluster, one slot, Flink's default bundles and Arrow batches: the UDF files as they are.

A job costs seconds before its first row, so a rate is a slope: the same job over two numbers of rows in a warm JVM,
the difference of rows over the difference of times. Rows come from `from_pandas`, results go into the blackhole sink.
"""

from __future__ import annotations

import sys
from time import perf_counter
from typing import Any

import pyarrow as pa
from lanes import Workload
from pyflink.table import DataTypes, EnvironmentSettings, TableEnvironment
from pyflink.version import __version__ as flink_version

TYPES = {pa.int64(): DataTypes.BIGINT(), pa.float64(): DataTypes.DOUBLE(), pa.string(): DataTypes.STRING()}
LEAST_ROWS = 10_000
LEAST_SECONDS = 2.0
"""Between the two sizes: the start of a job varies by some tenths of a second."""
TRIES = 3


class PyFlink:
    mode = 'process'

    def __init__(self, workload: Workload) -> None:
        self.workload = workload
        self.tables = TableEnvironment.create(EnvironmentSettings.in_batch_mode())
        config = self.tables.get_config()
        config.set('parallelism.default', '1')
        # Ten seconds where nothing is said, which a busy machine can need to take a job.
        config.set('pekko.ask.timeout', '120 s')
        config.set('python.execution-mode', self.mode)
        config.set('python.executable', sys.executable)
        config.set('python.client.executable', sys.executable)
        self.tables.create_temporary_function('f', self.wrapper())
        result = {'BIGINT': 'BIGINT', 'DOUBLE': 'DOUBLE', 'STRING': 'STRING'}[workload.result]
        self.tables.execute_sql(f"CREATE TEMPORARY TABLE sink (outcome {result}) WITH ('connector' = 'blackhole')")
        self.more_rows = 0

    def wrapper(self) -> Any:
        return self.workload.row_wrapper()

    def query(self, rows: int) -> Any:
        """A table of so many rows, those of the workload again and again."""
        table, names = self.workload.table, self.workload.columns
        whole = pa.concat_tables([table] * (1 + (rows - 1) // table.num_rows)).slice(0, rows)
        row_type = DataTypes.ROW([DataTypes.FIELD(field.name, TYPES[field.type]) for field in table.schema])
        frame = whole.to_pandas(integer_object_nulls=True)
        return self.tables.sql_query(f'SELECT f({", ".join(names)}) FROM {self.tables.from_pandas(frame, row_type)}')

    def seconds(self, rows: int) -> float:
        query = self.query(rows)
        began = perf_counter()
        query.execute_insert('sink').wait()
        return perf_counter() - began

    def measure(self, seconds: float) -> dict[str, Any]:
        """Raises RuntimeError where other work on the machine hides the difference of the two sizes."""
        wanted = max(LEAST_SECONDS, seconds)
        if self.more_rows == 0:
            self.calibrate(wanted)
        for _ in range(TRIES):
            before = self.seconds(LEAST_ROWS)
            many = self.seconds(LEAST_ROWS + self.more_rows)
            after = self.seconds(LEAST_ROWS)
            spent = many - (before + after) / 2
            if spent >= wanted / 4:
                return {'rows': self.more_rows, 'seconds': spent}
        raise RuntimeError(f'{self.more_rows} rows more took {spent:.2f} s more: the machine is too busy for a slope.')

    def calibrate(self, wanted: float) -> None:
        """Finds the number of rows that takes about `wanted` seconds; the JVM gets warm by it."""
        self.seconds(LEAST_ROWS)
        few, rows = min(self.seconds(LEAST_ROWS) for _ in range(TRIES)), 4 * LEAST_ROWS
        while True:
            spent = self.seconds(LEAST_ROWS + rows) - few
            if spent >= wanted / 2:
                self.more_rows = round(rows * wanted / spent)
                return
            rows = round(rows * min(4.0, wanted / max(spent, wanted / 4)))

    def output(self, rows: int | None) -> Any:
        # A row at a time over py4j would take minutes.
        frame = self.query(rows or self.workload.rows).to_pandas()
        return pa.Array.from_pandas(frame.iloc[:, 0])

    def close(self) -> None:
        self.tables.drop_temporary_function('f')


class PyFlinkPandas(PyFlink):
    def wrapper(self) -> Any:
        return self.workload.batch_wrapper()


class PyFlinkThread(PyFlink):
    mode = 'thread'


LANES = {'pyflink-process': PyFlink, 'pyflink-pandas': PyFlinkPandas, 'pyflink-thread': PyFlinkThread}


def versions() -> dict[str, str]:
    import pandas as pd
    from pyflink.java_gateway import get_gateway

    java = get_gateway().jvm.System.getProperty('java.version')
    return {'apache-flink': flink_version, 'java': java, 'pandas': pd.__version__, 'pyarrow': pa.__version__}
