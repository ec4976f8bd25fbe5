"""One job of a worker process: connect, say HELLO, do the task that OPEN names, leave the process as it was."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any, Callable

from udf_worker.channel import Channel, ProtocolViolation, json_of
from udf_worker.errors import WorkbenchError, internal_error
from udf_worker.output_place import places
from udf_worker.process_state import ProcessState, enter_folder
from udf_worker.protocol import NO_SEQUENCE, FrameKind
from udf_worker.user_output import flush_user_output

Task = Callable[[Channel, dict[str, Any]], None]


def preload(modules: list[str]) -> None:
    """Imports modules before a job needs them."""
    for module in modules:
        # What cannot be imported is told by the job that needs it, where somebody listens.
        with contextlib.suppress(Exception):
            importlib.import_module(module)


def run_job(path: str, token: str) -> None:
    """Serves the slot that listens at `path`. Returns when the job is over, whatever its outcome."""
    state = ProcessState()
    try:
        channel = Channel.connect(path, token)
    except OSError:
        # The slot was cancelled between its order and now: there is nobody to tell.
        return
    project_root: str | None = None
    try:
        opening = channel.receive()
        if opening is None:
            return
        if opening.kind != FrameKind.OPEN:
            raise ProtocolViolation(f'A job begins with OPEN, not with a frame of kind {opening.kind}.')
        order = json_of(opening.payload)
        project_root = order.get('projectRoot')
        if project_root is not None:
            enter_folder(project_root)
        serve(channel, order)
    except (BrokenPipeError, ConnectionResetError):
        # The slot hung up: it does not want the rest. The next order is what matters now.
        return
    finally:
        flush_user_output()
        places.of_process = None
        channel.close()
        state.restore(project_root)


def serve(channel: Channel, order: dict[str, Any]) -> None:
    """Answers ERROR for whatever goes wrong, so that the slot never waits for a worker that has given up."""
    try:
        task_named(order['task'])(channel, order)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except WorkbenchError as problem:
        flush_user_output()
        # Errors of records bear their frame's sequence.
        channel.send_json(FrameKind.ERROR, problem.data, getattr(problem, 'sequence', NO_SEQUENCE))
    except BaseException as problem:
        channel.send_json(FrameKind.ERROR, internal_error(problem), NO_SEQUENCE)


def task_named(name: str) -> Task:
    """Tasks import what they need only when asked for: a row worker must not pay for pyarrow."""
    if name == 'udf':
        from udf_worker.udf_task import run_udf

        return run_udf
    if name in ('read', 'describe'):
        from udf_worker.reader import describe_source, read_source

        return read_source if name == 'read' else describe_source
    if name == 'export':
        from udf_worker.export_file import export_file

        return export_file
    if name == 'write':
        from udf_worker.writer import write_file

        return write_file
    return send_answer


def send_answer(channel: Channel, order: dict[str, Any]) -> None:
    from udf_worker.answers import answer_for

    channel.send_json(FrameKind.ANSWER, answer_for(order))
