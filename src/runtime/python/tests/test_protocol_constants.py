"""The constants of the frames are the same numbers on both sides, and payloads hold what was put into them."""

from __future__ import annotations

import random
import re
from pathlib import Path

from udf_worker import protocol
from udf_worker.values.payload import batch_pieces, batch_rows, split_batch


def test_constants_are_those_of_the_contract() -> None:
    contract = Path(__file__).parents[3] / 'contract' / 'wire' / 'worker.ts'
    text = contract.read_text()
    declared = dict(re.findall(r'^  ([A-Z_]+): (\d+),$', text, re.MULTILINE))
    frame_kinds = {name: str(value) for name, value in vars(protocol.FrameKind).items() if name.isupper()}
    assert frame_kinds == declared
    assert f'PROTOCOL_VERSION = {protocol.PROTOCOL_VERSION};' in text
    assert f'FRAME_HEADER_BYTES = {protocol.FRAME_HEADER_BYTES};' in text
    assert 'FRAME_MAX_BYTES = 1 << 30;' in text and protocol.FRAME_MAX_BYTES == 1 << 30
    for flag in ('SHARED_FLAG', 'KEPT_FLAG'):
        assert f'{flag} = {getattr(protocol, flag):#x};' in text
    for number in ('FLAG_BITS', 'SEGMENT_CONTROL_BYTES', 'SEGMENT_TAKEN_AT'):
        assert f'{number} = {getattr(protocol, number)};' in text
    clocks = re.search(r'workerClocks = \[(.*?)\]', text)
    assert clocks is not None and tuple(re.findall(r"'(\w+)'", clocks[1])) == protocol.WORKER_CLOCKS


def test_buffers_of_a_payload_begin_at_multiples_of_eight() -> None:
    source = random.Random(42)
    for _ in range(50):
        buffers = [source.randbytes(source.randrange(20)) for _ in range(source.randrange(9))]
        payload = memoryview(b''.join(batch_pieces(7, buffers)))
        assert batch_rows(payload) == 7
        parts = split_batch(payload)
        assert list(map(bytes, parts)) == buffers
        assert len(payload) % 8 == 0
