"""Process mode, in Arrow batches:

BATCH frames in, BATCH_RESULT frames out. For pandas functions and generated adapters.
"""

from __future__ import annotations

from typing import Any

from udf_worker import arrow_io
from udf_worker.adapter import Adapted
from udf_worker.batch_codec import batch_pieces, split_batch
from udf_worker.channel import Channel
from udf_worker.execute.general import ColumnArgument, bind_arguments
from udf_worker.execute.outcome import Outcome
from udf_worker.execute.pandas_call import PandasFunction
from udf_worker.load import LoadedUdf
from udf_worker.protocol import FrameKind


class ArrowExecutor:
    result_kind = FrameKind.BATCH_RESULT

    def __init__(self, loaded: LoadedUdf, order: dict[str, Any], channel: Channel) -> None:
        arguments = bind_arguments(order['args'])
        call, checked = loaded.call, loaded.is_plain_function
        if order['adapter']:
            types = [a.data_type if isinstance(a, ColumnArgument) else None for a in arguments]
            call, checked = Adapted(loaded.call, types, loaded.result_type), True
        self.clocks = channel.clocks
        self.function = PandasFunction(
            call, checked, arguments, loaded.result_type, order['localTimeZone'], loaded.files
        )
        # Series show the payload's memory, and a function may keep them.
        channel.allocate = arrow_io.allocate

    def run(self, payload: memoryview, rows: int) -> Outcome:
        result = self.function.run(split_batch(payload), rows, self.clocks)
        return Outcome(batch_pieces(result.rows, result.buffers), result.rows, result.error)
