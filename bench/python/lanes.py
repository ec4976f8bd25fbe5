"""What a lane of the benchmark is, and the workload it gets."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from typing import Any, Callable, Protocol

import pyarrow as pa
from data import batches_of


class Workload:
    """Rows, and the function in its forms; loaded when asked for, so that a lane pays only for what it uses."""

    def __init__(self, order: dict[str, Any]) -> None:
        self.id: str = order['id']
        self.result: Any = order['result']
        """BIGINT, DOUBLE, STRING, or a list of [name, type] for a ROW."""
        self.batch_rows: int = order['batchRows']
        self._row: dict[str, str] = order['row']
        self._batch: dict[str, str] = order['batch']
        # The end: where apache-flink itself is installed, it counts.
        if order['workerPath'] not in sys.path:
            sys.path.append(order['workerPath'])
        with pa.memory_map(order['data']) as file:
            table = pa.Table.from_batches(batches_of(file))
        self.table: pa.Table = table if order['columns'] is None else table.select(order['columns'])

    @property
    def rows(self) -> int:
        return int(self.table.num_rows)

    @property
    def columns(self) -> Sequence[str]:
        return list(self.table.column_names)

    def row_wrapper(self) -> Any:
        """As the file declares it, for Flink."""
        return declared(self._row)

    def batch_wrapper(self) -> Any:
        return declared(self._batch)

    def row_function(self) -> Callable[..., Any]:
        """The function under the decorator, as its author wrote it."""
        return self.row_wrapper()._func

    def batch_function(self) -> Callable[..., Any]:
        return self.batch_wrapper()._func


def declared(reference: dict[str, str]) -> Any:
    spec = importlib.util.spec_from_file_location(f'workload_{reference["name"]}', reference['file'])
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, reference['name'])


class Lane(Protocol):
    def run(self) -> int:
        """A batch of a limit, a pass of a peer over all rows; answers how many rows. Results are made and dropped."""
        ...

    def output(self, rows: int | None) -> Any:
        """An array (or chunked one) of the results of at least the first `rows` rows, in input order."""
        ...

    def close(self) -> None: ...
