"""The other side of a worker, for tests: a slot that listens, orders and speaks in frames."""

from __future__ import annotations

import json
import os
import secrets
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from udf_worker.batch_codec import batch_pieces, column_buffers
from udf_worker.column_types import TypeJson
from udf_worker.columns import ResultColumn
from udf_worker.convert import output_check
from udf_worker.protocol import FrameKind
from udf_worker.rows_codec import decode_rows, encode_rows

WORKER = Path(__file__).parent.parent / 'udf_worker' / '__main__.py'
WAIT_SECONDS = 60


class Received(NamedTuple):
    kind: int
    sequence: int
    rows: int
    payload: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.payload)


class Slot:
    """One worker process and, while a job goes on, its connection. Use it as a context manager."""

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix='udf-slot-')
        self.process = subprocess.Popen(
            [sys.executable, '-I', '-u', str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self.jobs = 0
        self.sequence = 0
        self.connection: socket.socket | None = None

    def __enter__(self) -> Slot:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.connection is not None:
            self.connection.close()
        self.process.kill()
        self.process.communicate(timeout=WAIT_SECONDS)
        self.folder.cleanup()

    # --- orders

    def order(self, order: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order).encode() + b'\n')
        self.process.stdin.flush()

    def end(self) -> tuple[str, str]:
        """Closes stdin, as a TaskManager that dies does; answers what the worker wrote, once it is gone."""
        out, err = self.process.communicate(timeout=WAIT_SECONDS)
        return out.decode(), err.decode()

    def start_job(self) -> Received:
        """A fresh connection; answers HELLO."""
        if self.connection is not None:
            self.connection.close()
        self.jobs += 1
        self.sequence = 0
        path = os.path.join(self.folder.name, f'{self.jobs}.sock')
        token = secrets.token_hex(8)
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
            listener.bind(path)
            listener.listen(1)
            listener.settimeout(WAIT_SECONDS)
            self.order({'order': 'job', 'socket': path, 'token': token})
            self.connection, _ = listener.accept()
        self.connection.settimeout(WAIT_SECONDS)
        hello = self.receive()
        assert hello.kind == FrameKind.HELLO and hello.json['token'] == token
        return hello

    # --- frames

    def send(self, kind: int, payload: bytes = b'', rows: int = 0, sequence: int = 0) -> None:
        assert self.connection is not None
        self.connection.sendall(struct.pack('<4I', len(payload), kind, sequence, rows) + payload)

    def send_json(self, kind: int, value: Any) -> None:
        self.send(kind, json.dumps(value).encode())

    def receive(self) -> Received:
        size, kind, sequence, rows = struct.unpack('<4I', self.read(16))
        return Received(kind, sequence, rows, self.read(size))

    def read(self, size: int) -> bytes:
        assert self.connection is not None
        parts = bytearray()
        while len(parts) < size:
            part = self.connection.recv(min(1 << 20, size - len(parts)))
            if not part:
                raise EOFError('The worker closed the connection.')
            parts += part
        return bytes(parts)

    def task(self, order: dict[str, Any]) -> Received:
        """A job of its own for a task; answers its first frame."""
        self.start_job()
        self.send_json(FrameKind.OPEN, order)
        return self.receive()

    # --- the task udf

    def open(self, file: Path, function: str, types: Sequence[TypeJson], **more: Any) -> Received:
        return self.task(udf_order(file, function, types, **more))

    def send_rows(self, types: Sequence[TypeJson], columns: Sequence[Sequence[Any]]) -> None:
        made = raw_columns(types, columns)
        rows = len(columns[0]) if columns else 0
        self.send(FrameKind.ROWS, b''.join(encode_rows(made, rows)), rows, self.sequence)
        self.sequence += 1

    def send_batch(self, types: Sequence[TypeJson], columns: Sequence[Sequence[Any]]) -> None:
        made = raw_columns(types, columns)
        rows = len(columns[0])
        buffers = [buffer for column in made for buffer in column_buffers(column)]
        self.send(FrameKind.BATCH, b''.join(batch_pieces(rows, buffers)), rows, self.sequence)
        self.sequence += 1

    def close_job(self) -> Received:
        self.send(FrameKind.CLOSE)
        return self.receive()


def udf_order(file: Path, function: str, types: Sequence[TypeJson], **more: Any) -> dict[str, Any]:
    return {
        'task': 'udf',
        'file': str(file),
        'projectRoot': str(file.parent),
        'function': function,
        'mode': 'process-row',
        'adapter': False,
        'funcType': 'general',
        'args': [{'kind': 'column', 'type': data_type} for data_type in types],
        'metricEnabled': False,
        'jobParameters': {},
        'localTimeZone': 'UTC',
        'subtaskIndex': 0,
        'parallelism': 1,
        'taskName': 'Calc',
        **more,
    }


def data_type(kind: str, **more: Any) -> TypeJson:
    return {'kind': kind, 'nullable': True, **more}


def raw_columns(types: Sequence[TypeJson], columns: Sequence[Sequence[Any]]) -> list[ResultColumn]:
    """Columns of raw values (DATE in days, TIMESTAMP in microseconds, None for NULL)."""
    made: list[ResultColumn] = []
    for each, values in zip(types, columns):
        column = ResultColumn(each, output_check(each, 'process'))
        column.append_raw(list(values))
        made.append(column)
    return made


def result_values(frame: Received, types: Sequence[TypeJson]) -> list[list[Any]]:
    """Raw values of a ROWS_RESULT by column."""
    assert frame.kind == FrameKind.ROWS_RESULT, frame
    return [list(column) for column in decode_rows(memoryview(frame.payload), types, frame.rows)]
