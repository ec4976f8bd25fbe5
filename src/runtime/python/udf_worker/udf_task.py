"""The task `udf`: open the function, run it on every frame of records, close it."""

from __future__ import annotations

import gc
import sys
from typing import Any

from udf_worker.channel import Channel, Frame, ProtocolViolation
from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.execute.outcome import Executor
from udf_worker.load import LoadedUdf
from udf_worker.open_udf import open_udf, unsupported_mode
from udf_worker.protocol import FrameKind
from udf_worker.user_output import flush_user_output


def run_udf(channel: Channel, order: dict[str, Any]) -> None:
    """Serves the job to its CLOSE.

    Raises WorkbenchError where it ended by an error, BrokenPipeError where the slot hung up.
    """

    def executor_of(loaded: LoadedUdf) -> Executor:
        return executor_of_mode(channel, loaded, order)

    opened = open_udf(order, executor_of)
    channel.send_json(FrameKind.OPENED, opened.answer)
    channel.clocks.reset()
    # What the imports left behind lives as long as the job: the collector need not look at it again and again.
    gc.collect()
    gc.freeze()
    try:
        run_bundles(channel, opened.executor)
        close(opened.loaded)
        flush_user_output()
        channel.send(FrameKind.CLOSED, ())
    finally:
        gc.unfreeze()


def close(loaded: LoadedUdf) -> None:
    """Flink's process mode goes on when close() raises, and writes the exception to its log."""
    try:
        loaded.close()
    except WorkbenchError as problem:
        print(problem.data.get('cause', problem), file=sys.stderr)


def run_bundles(channel: Channel, executor: Executor) -> None:
    """Until CLOSE."""
    while True:
        frame = channel.receive()
        if frame is None:
            raise BrokenPipeError
        if frame.kind in (FrameKind.ROWS, FrameKind.BATCH):
            run_frame(channel, executor, frame)
        elif frame.kind == FrameKind.END_BUNDLE:
            # What the function printed is there before its bundle is done.
            flush_user_output()
            channel.send_bundle_done(frame.received_ns)
        elif frame.kind == FrameKind.CLOSE:
            return
        else:
            raise ProtocolViolation(f'A frame of kind {frame.kind} has no place in a job that is open.')


def run_frame(channel: Channel, executor: Executor, frame: Frame) -> None:
    outcome = executor.run(frame.payload, frame.rows)
    channel.clocks.rows_in += frame.rows
    channel.clocks.rows_out += outcome.rows
    if outcome.rows > 0 or outcome.error is None:
        channel.send(executor.result_kind, outcome.pieces, frame.sequence, outcome.rows)
    if outcome.error is not None:
        raise RowError(outcome.error, frame.sequence)


class RowError(WorkbenchError):
    """An error at a row (or batch) of the frame with this sequence: its fact `row` counts from that frame's first
    row.
    """

    def __init__(self, data: ErrorData, sequence: int) -> None:
        super().__init__('INTERNAL', 'run', '')
        self.data = data
        self.sequence = sequence


def executor_of_mode(channel: Channel, loaded: LoadedUdf, order: dict[str, Any]) -> Executor:
    mode: str = order['mode']
    is_pandas = loaded.kind == 'pandas_scalar'
    if mode == 'process-row' and not is_pandas:
        from udf_worker.execute.rows import RowExecutor

        return RowExecutor(loaded, order, channel.clocks)
    if mode == 'process-arrow' and is_pandas is not order['adapter']:
        return arrow_executor(channel, loaded, order)
    raise unsupported_mode(loaded, mode)


def arrow_executor(channel: Channel, loaded: LoadedUdf, order: dict[str, Any]) -> Executor:
    try:
        from udf_worker.execute.arrow_batch import ArrowExecutor
    except ModuleNotFoundError as problem:
        raise WorkbenchError(
            'PYTHON_PACKAGE_MISSING',
            'setup',
            f'{sys.executable} has no module {problem.name}, which pandas functions need.',
            {'python': sys.executable, 'module': problem.name},
            hint=f'Install it with: {sys.executable} -m pip install pandas pyarrow',
        ) from problem
    return ArrowExecutor(loaded, order, channel)
