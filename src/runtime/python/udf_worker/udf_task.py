"""The task `udf`: open the function, give its operator every frame of records, close it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Any

from udf_worker.channel import Channel, Frame, ProtocolViolation, json_of
from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.freed_memory import give_back, keep_freed_memory
from udf_worker.open_udf import OpenedUdf, open_udf
from udf_worker.output_place import OutputPlace, places
from udf_worker.protocol import NO_SEQUENCE, FrameKind
from udf_worker.user_output import flush_user_output
from udf_worker.values.payload import Buffer, batch_pieces, first_row, split_batch


def run_udf(channel: Channel, order: dict[str, Any]) -> None:
    """Serves the job to its CLOSE.

    Raises WorkbenchError where it ended by an error, BrokenPipeError where the slot hung up.
    """
    frames = ResultFrames(channel)
    if 'debug' in order:
        attach_debugger(channel, order['debug'])
    place = OutputPlace(order['jobId'], order['subtaskIndex'])
    places.of_process = place
    opened = open_udf(order, channel.clocks, frames, place)
    channel.allocate = opened.context.allocate
    channel.send_json(FrameKind.OPENED, opened.answer)
    channel.clocks.reset()
    # What the imports left behind lives as long as the job: the collector need not look at it again and again.
    gc.freeze()
    keep_freed_memory()
    try:
        serve_observed(channel, opened, frames)
        close(opened)
        flush_user_output()
        channel.send(FrameKind.CLOSED, ())
    finally:
        gc.unfreeze()
        opened.release()
        give_back()


def attach_debugger(channel: Channel, debug: dict[str, Any]) -> None:
    """Tells where the debugger listens and waits for its client: the file is executed under it."""
    from udf_worker.debugging import start_debugger, wait_for_client

    channel.send_json(FrameKind.DEBUGGER, start_debugger(debug['token']))
    wait_for_client()


def close(opened: OpenedUdf) -> None:
    """Flink's process mode goes on when close() raises, and writes the exception to its log."""
    try:
        opened.close()
    except WorkbenchError as problem:
        print(problem.data.get('cause', problem), file=sys.stderr)


class ResultFrames:
    """What the operator emits, as frames.

    The last part of a sequence is its BATCH_RESULT, and which part is the last is known when the operator returns: so
    one part is held back.
    """

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.sequence = NO_SEQUENCE
        self.held: tuple[list[Buffer], int] | None = None

    def begin(self, sequence: int) -> None:
        self.sequence = sequence

    def emit(self, buffers: Sequence[Buffer], rows: int) -> None:
        self.channel.clocks.rows_out += rows
        self.hand_over()
        self.held = (list(buffers), rows)
        if self.sequence == NO_SEQUENCE:
            self.hand_over()

    def hand_over(self) -> None:
        if self.held is not None:
            self.send(FrameKind.BATCH_PART)

    def end(self) -> None:
        """The operator has answered the sequence."""
        self.send(FrameKind.BATCH_RESULT)
        self.sequence = NO_SEQUENCE

    def send(self, kind: int) -> None:
        buffers, rows = self.held or ([], 0)
        self.held = None
        pieces = batch_pieces(rows, buffers)
        # They may show the batch's own memory: the channel looks who else does.
        buffers.clear()
        self.channel.send_records(kind, pieces, self.sequence, rows)


def serve_observed(channel: Channel, opened: OpenedUdf, frames: ResultFrames) -> None:
    """What the observers saw is told after a failure too."""
    try:
        serve_records(channel, opened, frames)
    except RecordError:
        send_reports(channel, opened, last=True)
        raise
    send_reports(channel, opened, last=True)


def send_reports(channel: Channel, opened: OpenedUdf, last: bool) -> None:
    for report in opened.reports(last):
        channel.send_json(FrameKind.REPORT, report)


def serve_records(channel: Channel, opened: OpenedUdf, frames: ResultFrames) -> None:
    """Until CLOSE."""
    while True:
        frame = channel.receive()
        if frame is None:
            raise BrokenPipeError
        if frame.kind == FrameKind.BATCH:
            run_batch(channel, opened, frames, frame)
        elif frame.kind == FrameKind.END_BUNDLE:
            end_bundle(opened)
            # What the function printed is there before its bundle is done.
            flush_user_output()
            if opened.observers:
                send_reports(channel, opened, last=False)
            channel.send_bundle_done(frame.received_ns)
        elif frame.kind == FrameKind.FINISH:
            finish(channel, opened)
        elif frame.kind == FrameKind.SEGMENT:
            channel.offer_segment(json_of(frame.payload))
        elif frame.kind == FrameKind.SEGMENT_OPENED:
            channel.accept_segment()
        elif frame.kind == FrameKind.CLOSE:
            return
        else:
            raise ProtocolViolation(f'A frame of kind {frame.kind} has no place in a job that is open.')


def run_batch(channel: Channel, opened: OpenedUdf, frames: ResultFrames, frame: Frame) -> None:
    frames.begin(frame.sequence)
    channel.clocks.rows_in += frame.rows
    place = opened.context.place
    place.begin_frame(first_row(frame.payload), frame.rows)
    error = opened.operator.batch(split_batch(frame.take_payload()), frame.rows)
    place.no_rows()
    if error is None:
        frames.end()
        return
    frames.hand_over()
    raise RecordError(error, frame.sequence)


def end_bundle(opened: OpenedUdf) -> None:
    place = opened.context.place
    place.begin_bundle_end()
    error = opened.end_bundle()
    place.no_rows()
    require_success(error, NO_SEQUENCE)


def finish(channel: Channel, opened: OpenedUdf) -> None:
    clocks = channel.clocks
    clocks.reset()
    require_success(opened.finish(), NO_SEQUENCE)
    if opened.observers:
        send_reports(channel, opened, last=False)
    flush_user_output()
    told = {
        'notes': opened.context.notes.texts,
        'clocksNs': [clocks.decode, clocks.user, clocks.encode_back, clocks.send_back],
        'rowsOut': clocks.rows_out,
    }
    clocks.reset()
    channel.send_json(FrameKind.FINISHED, told)


def require_success(error: ErrorData | None, sequence: int) -> None:
    if error is not None:
        raise RecordError(error, sequence)


class RecordError(WorkbenchError):
    """An error at the frame with this sequence; its fact `row` counts from that frame's first row."""

    def __init__(self, data: ErrorData, sequence: int) -> None:
        super().__init__('INTERNAL', 'run', '')
        self.data = data
        self.sequence = sequence
