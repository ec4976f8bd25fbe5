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

from batches import batch_payload, payload_values
from batches import data_type as data_type

from udf_worker.protocol import FrameKind
from udf_worker.types import TypeJson
from udf_worker.values.payload import UNKNOWN_ROW

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

    def send_batch(
        self,
        types: Sequence[TypeJson],
        columns: Sequence[Sequence[Any]],
        rows: int | None = None,
        first_row: int = UNKNOWN_ROW,
    ) -> None:
        """One frame. `rows` where there are no columns."""
        payload = batch_payload(types, columns, rows, first_row)
        self.send(FrameKind.BATCH, payload, len(columns[0]) if rows is None else rows, self.sequence)
        self.sequence += 1

    def end_bundle(self) -> list[Received]:
        """Parts that the bundle's end gave, then BUNDLE_DONE (or ERROR)."""
        self.send(FrameKind.END_BUNDLE)
        return self.receive_until(FrameKind.BUNDLE_DONE)

    def finish(self) -> list[Received]:
        """Final parts, then FINISHED (or ERROR)."""
        self.send(FrameKind.FINISH)
        return self.receive_until(FrameKind.FINISHED)

    def receive_until(self, kind: int) -> list[Received]:
        """Frames up to one of this kind or an ERROR, with it."""
        frames = [self.receive()]
        while frames[-1].kind not in (kind, FrameKind.ERROR):
            frames.append(self.receive())
        return frames

    def close_job(self) -> Received:
        self.send(FrameKind.CLOSE)
        return self.receive()


def udf_order(file: Path, function: str, types: Sequence[TypeJson], **more: Any) -> dict[str, Any]:
    """OPEN of a scalar function of columns `c0`, `c1`… with these types, in process-row; `more` changes it."""
    return {
        'task': 'udf',
        'jobId': 'job',
        'file': str(file),
        'projectRoot': str(file.parent),
        'function': function,
        'kind': 'scalar',
        'mode': 'process-row',
        'adapter': False,
        'funcType': 'general',
        'columns': [{'name': f'c{index}', 'type': each} for index, each in enumerate(types)],
        'args': [{'kind': 'column', 'index': index} for index in range(len(types))],
        'groupBy': [],
        'keep': [],
        'join': 'inner',
        'rowBased': None,
        'runtime': 'batch',
        'changelog': False,
        'distinct': False,
        'rowKinds': None,
        'window': None,
        'output': [],
        'async': {'concurrency': 10, 'timeoutMs': 180_000, 'attempts': 4, 'retryDelayMs': 1},
        'bundleSize': 1000,
        'arrowBatchSize': 1000,
        'metricEnabled': False,
        'jobParameters': {},
        'localTimeZone': 'UTC',
        'logging': {'level': 'INFO', 'overrides': {}},
        'subtaskIndex': 0,
        'parallelism': 1,
        'taskName': 'Calc',
        **more,
    }


def result_values(frame: Received, types: Sequence[TypeJson]) -> list[list[Any]]:
    """Raw values of a result frame by column."""
    assert frame.kind in (FrameKind.BATCH_RESULT, FrameKind.BATCH_PART), frame
    return payload_values(frame.payload, types, frame.rows)
