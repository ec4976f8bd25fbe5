"""Thread mode, row by row: a BATCH payload in, the pieces of another out.

Values are converted as Flink's thread mode does.
"""

from __future__ import annotations

from time import monotonic_ns
from typing import Any, NamedTuple

from udf_worker.batch_codec import BatchDecoder, Buffer, batch_pieces, batch_rows, column_buffers
from udf_worker.clocks import BundleClocks
from udf_worker.errors import ErrorData
from udf_worker.execute.general import ColumnArgument, GeneralFunction, bind_arguments
from udf_worker.load import LoadedUdf


class EmbeddedOutcome(NamedTuple):
    pieces: list[Buffer]
    """Payload of the rows finished; shows memory that the next run writes over."""
    rows: int
    error: ErrorData | None


class EmbeddedRowExecutor:
    def __init__(self, loaded: LoadedUdf, order: dict[str, Any], clocks: BundleClocks) -> None:
        arguments = bind_arguments(order['args'])
        columns = [argument.data_type for argument in arguments if isinstance(argument, ColumnArgument)]
        self.clocks = clocks
        self.decoder = BatchDecoder(columns)
        self.function = GeneralFunction(loaded.call, arguments, loaded.result_type, 'thread', loaded.files)

    def run(self, payload: memoryview) -> EmbeddedOutcome:
        clocks = self.clocks
        started_ns = monotonic_ns()
        rows = batch_rows(payload)
        columns = self.decoder.open(payload)
        clocks.decode += monotonic_ns() - started_ns
        error = self.function.run(columns, rows, clocks)
        encoding_ns = monotonic_ns()
        results = self.function.results
        pieces = batch_pieces(results.rows, column_buffers(results))
        clocks.encode_back += monotonic_ns() - encoding_ns
        return EmbeddedOutcome(pieces, results.rows, error)
