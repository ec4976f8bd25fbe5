"""Records that travel in shared memory: the same answers, and nothing that a function keeps is ever written over."""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from batches import batch_payload, payload_values
from slot import Received, Slot, data_type

from udf_worker.protocol import KEPT_FLAG, SEGMENT_CONTROL_BYTES, SEGMENT_TAKEN_AT, SHARED_FLAG, FrameKind
from udf_worker.segment import Ring

WriteUdf = Callable[..., Path]

BIGINT = data_type('BIGINT')
STRING = data_type('STRING')
PANDAS = {'mode': 'process-arrow', 'kind': 'pandas_scalar', 'funcType': 'pandas'}
KINDS = 0xFFFF


class SharingSlot:
    """A slot that has opened the worker's memory, and writes batches at places of its choice."""

    def __init__(self, slot: Slot, area: int, least: int = 0) -> None:
        self.slot = slot
        self.area = area
        self.open(least)

    def open(self, least: int = 0) -> None:
        order = {'inBytes': self.area, 'outBytes': self.area, 'leastResultBytes': least}
        self.slot.send_json(FrameKind.SEGMENT, order)
        ready = self.slot.receive()
        assert ready.kind == FrameKind.SEGMENT_READY
        file = os.open(f'/proc/{self.slot.process.pid}/fd/{ready.json["file"]}', os.O_RDWR)
        self.memory = mmap.mmap(file, SEGMENT_CONTROL_BYTES + 2 * self.area)
        os.close(file)
        assert self.memory[:16].hex() == ready.json['token']
        self.slot.send(FrameKind.SEGMENT_OPENED)

    def send(self, types: list[Any], columns: list[list[Any]], offset: int = 0) -> None:
        payload = batch_payload(types, columns)
        at = SEGMENT_CONTROL_BYTES + offset
        self.memory[at : at + len(payload)] = payload
        region = struct.pack('<2Q', offset, len(payload))
        self.slot.send(FrameKind.BATCH + SHARED_FLAG, region, len(columns[0]), self.slot.sequence)
        self.slot.sequence += 1

    def receive(self) -> tuple[Received, bool, bool]:
        """A frame with its own payload; whether that lay in the memory; whether the batch's memory is kept."""
        frame = self.slot.receive()
        shared, kept = bool(frame.kind & SHARED_FLAG), bool(frame.kind & KEPT_FLAG)
        payload = frame.payload
        if shared:
            offset, size = struct.unpack('<2Q', payload)
            at = SEGMENT_CONTROL_BYTES + self.area + offset
            payload = self.memory[at : at + size]
        return frame._replace(kind=frame.kind & KINDS, payload=payload), shared, kept

    def took(self, count: int) -> None:
        self.memory[SEGMENT_TAKEN_AT : SEGMENT_TAKEN_AT + 8] = struct.pack('<2I', count, count ^ 0xFFFFFFFF)


@pytest.fixture(scope='module')
def slot() -> Iterator[Slot]:
    with Slot() as made:
        yield made


def test_a_row_function_reads_and_answers_in_shared_memory(slot: Slot, write_udf: WriteUdf) -> None:
    file = write_udf("@udf(result_type='STRING')\ndef f(a, s):\n    return s * a\n")
    slot.open(file, 'f', [BIGINT, STRING])
    sharing = SharingSlot(slot, 1 << 20)
    sharing.send([BIGINT, STRING], [[1, 2, 3], ['a', 'ä', '']], 640)
    answer, shared, kept = sharing.receive()
    assert (shared, kept) == (True, False)
    assert payload_values(answer.payload, [STRING], 3) == [['a', 'ää', '']]
    slot.close_job()


def test_what_a_pandas_function_keeps_is_told_and_later_batches_are_copied(slot: Slot, write_udf: WriteUdf) -> None:
    header = "kept = []\n@udf(result_type='BIGINT', func_type='pandas')\n"
    body = header + 'def f(a):\n    kept.append(a)\n    return kept[0] + 0\n'
    slot.open(write_udf(body), 'f', [BIGINT], **PANDAS)
    sharing = SharingSlot(slot, 1 << 20)
    sharing.send([BIGINT], [[1, 2, 3]])
    answer, _, kept = sharing.receive()
    assert kept
    # As the slot does: no byte of the first memory is written again.
    sharing.open()
    for batch in ([4, 5, 6], [7, 8, 9]):
        sharing.send([BIGINT], [batch])
        answer, _, kept = sharing.receive()
        assert not kept
        assert payload_values(answer.payload, [BIGINT], 3) == [[1, 2, 3]]
    slot.close_job()


def test_a_pandas_function_that_keeps_nothing_lets_its_batch_go(slot: Slot, write_udf: WriteUdf) -> None:
    body = '@udf(result_type="BIGINT", func_type="pandas")\ndef f(a):\n    return a\n'
    slot.open(write_udf(body), 'f', [BIGINT], **PANDAS)
    # Results as small as these go over the socket.
    sharing = SharingSlot(slot, 1 << 20, least=1 << 16)
    for _ in range(3):
        for values in ([1, 2, 3], [1, None, 3]):
            sharing.send([BIGINT], [values])
            answer, shared, kept = sharing.receive()
            assert (shared, kept) == (False, False)
            assert payload_values(answer.payload, [BIGINT], 3) == [values]
    slot.close_job()


def test_results_that_find_no_room_go_over_the_socket(slot: Slot, write_udf: WriteUdf) -> None:
    slot.open(write_udf("@udf(result_type='BIGINT')\ndef f(a):\n    return a\n"), 'f', [BIGINT])
    sharing = SharingSlot(slot, 8192)
    ways: list[bool] = []
    for round_ in range(2):
        for index in range(3):
            sharing.send([BIGINT], [[index] * 400])
            answer, shared, _ = sharing.receive()
            ways.append(shared)
            assert payload_values(answer.payload, [BIGINT], 400) == [[index] * 400]
        sharing.took(2 * (round_ + 1))
    assert ways == [True, True, False, True, True, False]
    slot.close_job()


def test_a_system_without_enough_memory_leaves_the_socket(write_udf: WriteUdf) -> None:
    limit = 'import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16))\n'
    file = write_udf(limit + "@udf(result_type='BIGINT')\ndef f(a):\n    return a\n")
    with Slot() as slot:
        slot.open(file, 'f', [BIGINT])
        slot.send_json(FrameKind.SEGMENT, {'inBytes': 1 << 20, 'outBytes': 1 << 20, 'leastResultBytes': 0})
        ready = slot.receive()
        assert ready.kind == FrameKind.SEGMENT_READY and 'too large' in ready.json['problem']
        slot.send_batch([BIGINT], [[1]])
        assert payload_values(slot.receive().payload, [BIGINT], 1) == [[1]]


def test_a_ring_never_gives_the_same_byte_twice() -> None:
    ring = Ring(1024)
    live: list[tuple[int, int]] = []
    sizes = [100, 300, 500, 64, 640, 1, 900, 200, 200]
    for step in range(200):
        size = sizes[step % len(sizes)]
        offset = ring.place(size)
        if offset is None:
            ring.free_oldest(1)
            live.pop(0)
            continue
        assert 0 <= offset and offset + size <= 1024
        assert all(offset + size <= start or end <= offset for start, end in live)
        live.append((offset, offset + size))
