"""Process mode, row by row: ROWS frames in, ROWS_RESULT frames out. Imports neither numpy nor pandas nor pyarrow."""

from __future__ import annotations

from time import monotonic_ns
from typing import Any

from udf_worker.clocks import BundleClocks
from udf_worker.execute.general import ColumnArgument, GeneralFunction, bind_arguments
from udf_worker.execute.outcome import Outcome
from udf_worker.load import LoadedUdf
from udf_worker.protocol import FrameKind
from udf_worker.rows_codec import RowsDecoder, encode_rows


class RowExecutor:
    result_kind = FrameKind.ROWS_RESULT

    def __init__(self, loaded: LoadedUdf, order: dict[str, Any], clocks: BundleClocks) -> None:
        arguments = bind_arguments(order['args'])
        columns = [argument.data_type for argument in arguments if isinstance(argument, ColumnArgument)]
        self.clocks = clocks
        self.decoder = RowsDecoder(columns)
        self.function = GeneralFunction(loaded.call, arguments, loaded.result_type, 'process', loaded.files)

    def run(self, payload: memoryview, rows: int) -> Outcome:
        clocks = self.clocks
        started_ns = monotonic_ns()
        frame = self.decoder.open(payload, rows)
        clocks.decode += monotonic_ns() - started_ns
        error = self.function.run(frame, rows, clocks)
        encoding_ns = monotonic_ns()
        finished = self.function.results.rows
        pieces = encode_rows([self.function.results], finished)
        clocks.encode_back += monotonic_ns() - encoding_ns
        return Outcome(pieces, finished, error)
