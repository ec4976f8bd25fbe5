"""The limits: what the same function reaches with nothing around it.

cpython-loop: Python values lie in lists before the clock runs. Timed: one list comprehension a batch of `batchRows`
rows, with zip over the lists where there are several, that calls the very function of the UDF file and takes the
results into a list, which is dropped when the next batch has its own. Batches because that is the fastest way: a
list of all results leaves the processor's cache. No conversion, no NULL or type check, no clock inside.

pandas: Series of `batchRows` rows lie ready, as the engine would hand them over (BIGINT with NULLs as float64, strings
as objects). Timed: one call of the pandas function a batch. The result is not converted.

memcpy: the bytes of the Arrow buffers of each batch lie ready. Timed: one copy of them a batch into memory that is
used again.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any, Callable

import numpy as np
import pyarrow as pa
from digest import array_of
from lanes import Workload

Batch = list[Any]
"""A list or Series a column."""

LOOPS: dict[int, Callable[[Callable[..., Any], Batch], list[Any]]] = {
    1: lambda function, columns: [function(a) for a in columns[0]],
    2: lambda function, columns: [function(a, b) for a, b in zip(*columns)],
    3: lambda function, columns: [function(a, b, c) for a, b, c in zip(*columns)],
    4: lambda function, columns: [function(a, b, c, d) for a, b, c, d in zip(*columns)],
}


def tables_of(workload: Workload) -> Iterator[pa.Table]:
    for start in range(0, workload.rows, workload.batch_rows):
        yield workload.table.slice(start, workload.batch_rows)


class CPythonLoop:
    def __init__(self, workload: Workload) -> None:
        self.workload = workload
        self.function = workload.row_function()
        self.batches: list[Batch] = [[column.to_pylist() for column in table.columns] for table in tables_of(workload)]
        self.loop = LOOPS[len(workload.columns)]
        self.next_batch = cycle(self.batches)

    def run(self) -> int:
        batch = next(self.next_batch)
        self.loop(self.function, batch)
        return len(batch[0])

    def output(self, rows: int | None) -> Any:
        results = [value for batch in self.batches for value in self.loop(self.function, batch)]
        return array_of(list(islice(results, rows)), self.workload.result)

    def close(self) -> None:
        self.batches, self.next_batch = [], cycle([])


class InProcessPandas:
    def __init__(self, workload: Workload) -> None:
        self.workload = workload
        self.function = workload.batch_function()
        self.batches = [[column.to_pandas() for column in table.columns] for table in tables_of(workload)]
        self.next_batch = cycle(self.batches)

    def run(self) -> int:
        batch = next(self.next_batch)
        self.function(*batch)
        return len(batch[0])

    def output(self, rows: int | None) -> Any:
        return pandas_arrays((self.function(*batch) for batch in self.batches), self.workload)

    def close(self) -> None:
        self.batches, self.next_batch = [], cycle([])


def pandas_arrays(results: Any, workload: Workload) -> pa.ChunkedArray:
    """Series, or a DataFrame for a ROW, a batch each."""
    if isinstance(workload.result, str):
        return pa.chunked_array([pa.Array.from_pandas(result) for result in results])
    tables = [pa.Table.from_pandas(result, preserve_index=False) for result in results]
    return pa.chunked_array([table.to_struct_array().combine_chunks() for table in tables])


class Memcpy:
    def __init__(self, workload: Workload) -> None:
        self.batches = [(table.num_rows, bytes_of(table)) for table in tables_of(workload)]
        self.next_batch = cycle(self.batches)
        self.target = np.empty(max(len(data) for _, data in self.batches), dtype=np.uint8)

    def run(self) -> int:
        rows, data = next(self.next_batch)
        self.target[: len(data)] = data
        return rows

    def output(self, rows: int | None) -> Any:
        """There is no function in it."""
        raise NotImplementedError

    def close(self) -> None:
        self.batches, self.next_batch = [], cycle([])


def bytes_of(table: pa.Table) -> Any:
    """A copy of all buffers of the batch, one after another. Through IPC: a slice shows the whole buffers."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    with pa.ipc.open_stream(sink.getvalue()) as reader:
        buffers = [
            each for batch in reader for column in batch.columns for each in column.buffers() if each is not None
        ]
    return np.concatenate([np.frombuffer(each, dtype=np.uint8) for each in buffers])


LANES = {'cpython-loop': CPythonLoop, 'pandas': InProcessPandas, 'memcpy': Memcpy}


def versions() -> dict[str, str]:
    import pandas as pd

    return {
        'implementation': platform.python_implementation(),
        'compiler': platform.python_compiler(),
        'numpy': np.__version__,
        'pandas': pd.__version__,
        'pyarrow': pa.__version__,
    }
